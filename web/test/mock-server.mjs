// A small server that keeps the sync contract, faults included, to build and test the field app against.
// Alone: node test/mock-server.mjs [port]   (serves target/web/static too)
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changes, get, merge, set } from '../lapangan/core/merge.js';
import { REGENCIES, PEOPLE, ACTIVITIES } from './cast.mjs';
import { MockEnvelopes } from './mock-envelopes.mjs';

const STATIC = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'target', 'web', 'static');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json' };
export const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export class MockServer {
  people = structuredClone(PEOPLE);
  credentials = new Map();
  envelopes = new MockEnvelopes();
  secrets = new Map();
  revoked = new Set();
  epoch = 'epoch-1';
  reports = new Map();
  activities = structuredClone(ACTIVITIES);
  uploads = new Map();
  /** Everything that was asked, to count. */
  log = [];
  bytes = 0;
  /**
   * Faults that wait to happen: [{ match: 'PATCH /api', how: 'drop' | 'drop-after' | 'half' | 'busy' | 'no-room' | 'unauthorized' | 'html', times }],
   * or how = { status, type, content, headers, end: 'cut' | 'truncated', processed, own }: what answers in the server's place, before or after it did its work.
   */
  faults = [];
  offline = false;
  /** (path, bytes) → an answer instead, or 'drop': somebody on the way who reads what is sent. */
  refuseWhen = null;
  /** So many files are found to be spoilt when all is there. */
  spoil = 0;
  /** Path → text, instead of the file that was built; '*' for all others. */
  overrides = new Map();
  #change = 0;
  #number = 0;

  async listen(port = 0) {
    this.server = createServer((request, response) => this.#handle(request, response).catch((wrong) => {
      console.error(wrong);
      if (!response.headersSent) problem(response, 500, 'broken', 'Ada yang salah di server.');
    }));
    await new Promise((ready) => this.server.listen(port, '127.0.0.1', ready));
    this.port = this.server.address().port;
    this.url = `http://localhost:${this.port}`;
    return this;
  }

  close() {
    this.server.closeAllConnections();
    return new Promise((closed) => this.server.close(closed));
  }

  fault(match, how, times = 1) {
    this.faults.push({ match, how, times });
  }

  count(match) {
    return this.log.filter((line) => line.includes(match)).length;
  }

  resetPassword(name, password) {
    this.people.find((p) => p.signIn === name).password = password;
    this.expire(name);
  }

  /** Ninety days have gone. */
  expire(name) {
    for (const [key, held] of this.credentials) if (held.person.signIn === name) this.credentials.delete(key);
    this.envelopes.end(({ person }) => person.signIn === name);
  }

  revoke(name) {
    for (const { person, device } of this.credentials.values()) if (person.signIn === name) this.#revokeDevice(person, device);
  }

  /** A backup comes back: what happened since is gone, and the epoch is new. */
  backup() {
    return { reports: structuredClone(this.reports), uploads: structuredClone(this.uploads), change: this.#change };
  }

  restore(backup) {
    this.reports = structuredClone(backup.reports);
    this.uploads = structuredClone(backup.uploads);
    this.#change = backup.change;
    this.epoch = 'epoch-' + randomUUID();
  }

  /** Somebody in the office changes a report. */
  editAtOffice(id, field, value) {
    const report = this.reports.get(id);
    report.edited = { by: 'Kantor', at: new Date().toISOString() };
    this.#keepVersion(report, set(report.body, field, value));
  }

  /** Somebody in the office looks at a report first, or sends it back. */
  doubt(id, { status = null, reason = null, review = null }) {
    Object.assign(this.reports.get(id), { doubt: status, returned: reason, review, change: ++this.#change });
  }

  /** The desk says that it is of another activity. */
  move(id, activity, reason) {
    const report = this.reports.get(id);
    this.#keepVersion(report, { ...report.body, activity, title: undefined, kindOfActivity: undefined });
    report.moved = { by: 'Kantor', at: new Date().toISOString(), reason };
    report.change = ++this.#change;
  }

  use(id, indicator, text) {
    const report = this.reports.get(id);
    report.usedFor.push({ indicator, text });
    report.change = ++this.#change;
  }

  async #handle(request, response) {
    const path = new URL(request.url, this.url).pathname;
    const body = await readAll(request, this.#halfOf(request, path));
    this.log.push(`${request.method} ${path}`);
    // The word of the question, in every answer that is this server's own.
    if (request.headers['payung-mark']) response.setHeader('Payung-Mark', request.headers['payung-mark']);
    this.bytes += body.bytes.length;
    const fault = this.#takeFault(`${request.method} ${path}`);
    if (path.startsWith('/api/') && this.offline) return request.socket.destroy();
    if (fault === 'drop') return request.socket.destroy();
    if (fault === 'busy') return problem(response, 503, 'busy', 'Server sedang sibuk.', { 'Retry-After': '1' });
    if (fault === 'no-room') return problem(response, 507, 'no-room', 'Tempat penyimpanan server penuh.', { 'Retry-After': '300' });
    if (fault === 'unauthorized') return problem(response, 401, 'expired', 'Silakan masuk lagi.');
    if (fault === 'html') return send(response, 200, '<h1>Login WiFi</h1>', 'text/html');
    const refused = this.refuseWhen?.(path, body.bytes);
    if (refused === 'drop') return request.socket.destroy();
    if (refused) return this.#instead(refused, request, path, body, response);
    if (fault?.status) return this.#instead(fault, request, path, body, response);
    const answered = path.startsWith('/api/v1/') ? this.#api(request, path, body) : null;
    if (fault === 'drop-after' || body.cut) return request.socket.destroy();
    if (answered) return send(response, answered.status ?? 200, JSON.stringify(answered.body), answered.status >= 400 ? 'application/problem+json' : 'application/json', answered.headers);
    return this.#static(path, response);
  }

  /** Somebody else answers; the server may have done its part by then. */
  #instead({ status, type, content = '', headers, end, processed, own = false }, request, path, body, response) {
    const mine = processed || end ? this.#api(request, path, body) : null;
    if (!own) response.removeHeader('Payung-Mark');
    if (!end) return send(response, status, content, type, headers);
    const whole = JSON.stringify(mine?.body ?? {});
    const half = whole.slice(0, Math.max(1, Math.floor(whole.length / 2)));
    if (end === 'truncated') return send(response, 200, half, 'application/json');
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(whole) });
    return response.write(half, () => request.socket.destroy());
  }

  #takeFault(line) {
    const fault = this.faults.find((f) => f.times > 0 && line.includes(f.match) && f.how !== 'half');
    if (fault) fault.times--;
    return fault?.how;
  }

  #halfOf(request, path) {
    const fault = this.faults.find((f) => f.times > 0 && f.how === 'half' && `${request.method} ${path}`.includes(f.match));
    if (fault) fault.times--;
    return Boolean(fault);
  }

  #api(request, path, body) {
    const json = () => JSON.parse(body.bytes.toString('utf8') || '{}');
    if (path === '/api/v1/devices') return this.#signIn(json());
    const [, place] = /^\/api\/v1\/([^/]+)\/envelopes$/.exec(path) ?? [];
    if (place) return this.#envelope(request, place, body.bytes);
    const held = this.#holder(request);
    if (!held) return refusal(401, 'expired', 'Silakan masuk lagi.');
    if (this.revoked.has(held.person.id + held.device)) return refusal(403, 'device-revoked', 'Ponsel ini tidak diizinkan lagi.');
    if (path === '/api/v1/devices/rotation') return { body: this.#credential(held.person, held.device) };
    if (path === '/api/v1/devices/sending') return { body: this.envelopes.register(held, json().key) };
    if (path === '/api/v1/devices/me') return { body: reachOf(held.person) };
    const [, regency, rest] = /^\/api\/v1\/([^/]+)\/(.+)$/.exec(path);
    if (rest === 'sync/push') return this.#push(held.person, regency, json());
    if (rest === 'sync/pull') return this.#pull(held.person, regency, json());
    if (rest === 'uploads') return this.#createUpload(regency, json());
    const id = rest.replace('uploads/', '');
    return request.method === 'GET' ? this.#uploadState(id) : this.#piece(id, Number(request.headers['upload-offset']), body);
  }

  #signIn({ device, name, password, totp }) {
    const person = this.people.find((p) => p.signIn === name);
    if (!person || person.password !== password) return refusal(401, 'wrong', 'Nama atau kata sandi salah.');
    if (person.totp && !totp) return refusal(401, 'totp', 'Masukkan kode dari aplikasi autentikator.');
    if (person.totp && person.totp !== totp) return refusal(401, 'wrong', 'Kode salah.');
    if (this.revoked.has(person.id + device)) return refusal(403, 'device-revoked', 'Ponsel ini tidak diizinkan lagi. Hubungi admin kabupaten.');
    const key = person.id + device;
    this.envelopes.end((held) => held.person.id === person.id && held.device === device);
    if (!this.secrets.has(key)) this.secrets.set(key, randomBytes(32).toString('base64'));
    return { body: { ...this.#credential(person, device), recoverySecret: this.secrets.get(key), ...reachOf(person) } };
  }

  #credential(person, device) {
    const credential = randomBytes(24).toString('base64url');
    this.credentials.set(credential, { person, device });
    return { credential, expires: new Date(Date.now() + 90 * 24 * 3600_000).toISOString() };
  }

  #holder(request) {
    return this.credentials.get((request.headers.authorization ?? '').replace('Bearer ', ''));
  }

  #envelope(request, regency, bytes) {
    const sender = this.envelopes.senderOf(request);
    if (!sender) return refusal(401, 'expired', 'Silakan masuk lagi.');
    const opened = this.envelopes.open(sender, regency, bytes);
    if (opened.code) return refusal(422, opened.code, 'Amplop ini tidak dapat dibuka.');
    const kept = opened.record ? this.#receive(sender.person, regency, opened.record).status !== 'refused' : this.#sealedPiece(regency, opened);
    return { body: { envelope: opened.id, kept } };
  }

  #sealedPiece(regency, { upload, offset, bytes }) {
    const { status, body } = this.#createUpload(regency, upload);
    if (status) return false;
    if (body.done || body.offset >= offset + bytes.length) return true;
    return body.offset >= offset && !this.#piece(upload.id, body.offset, { bytes: bytes.subarray(body.offset - offset) }).status;
  }

  #revokeDevice(person, device) {
    this.revoked.add(person.id + device);
    this.envelopes.end((held) => held.person.id === person.id && held.device === device);
    this.secrets.delete(person.id + device);
  }

  #push(person, regency, { records }) {
    return { body: { epoch: this.epoch, serverTime: new Date().toISOString(), receipts: records.map((r) => this.#receive(person, regency, r)) } };
  }

  #receive(person, regency, record) {
    const { id, body, basedOn } = record;
    const print = createHash('sha256').update(JSON.stringify([basedOn, body])).digest('hex');
    const known = this.reports.get(id);
    if (!body.village || !body.heldOn) return { id, status: 'refused', reason: { code: 'incomplete', text: 'Desa dan tanggal harus diisi.' } };
    if (body.title === 'DITOLAK') return { id, status: 'refused', reason: { code: 'title', text: 'Nama kegiatan ini tidak dapat diterima. Ubah namanya.' } };
    if (!known) {
      const report = { id, regency, author: { id: person.id, name: person.name }, first: print, versions: [], usedFor: [], conflicts: [],
        receipt: `LK-${regency}-2026-${String(++this.#number).padStart(6, '0')}`, seen: new Set([print]) };
      this.reports.set(id, report);
      this.#keepVersion(report, body);
      const mine = reachOf(person).regencies.find((r) => r.code === regency);
      const inReach = mine?.villages.some((v) => v.id === body.village) && mine.mandates.some((m) => m.id === record.mandate);
      return { id, status: inReach ? 'accepted' : 'review', receipt: report.receipt, version: 1 };
    }
    if (known.seen.has(print)) return { id, status: 'known', receipt: known.receipt, version: known.versions.length };
    if (!basedOn) return { id, status: 'refused', reason: { code: 'other-content', text: 'Laporan ini sudah diterima dengan isi lain.' } };
    if (known.doubt === 'withdrawn') return { id, status: 'refused', reason: { code: 'withdrawn', text: 'Laporan ini sudah ditarik kembali, jadi tidak dapat diubah. Buat laporan baru bila perlu.' } };
    known.seen.add(print);
    const merged = merge(known.versions[basedOn - 1], body, known.body);
    const told = { mineBy: person.name, at: new Date().toISOString(), theirsBy: 'Kantor', theirsAt: new Date().toISOString() };
    known.conflicts = merged.conflicts.length ? merged.conflicts.map((c) => ({ ...c, ...told })) : known.conflicts.filter((c) => !changes(known.versions[basedOn - 1], body).includes(c.field) && basedOn < known.versions.length);
    // Until a person settles it, what stands is what stood.
    const standing = merged.conflicts.reduce((at, c) => set(at, c.field, c.theirs), merged.body);
    this.#keepVersion(known, standing);
    const receipt = { id, receipt: known.receipt, version: known.versions.length, body: standing };
    return merged.conflicts.length ? { ...receipt, status: 'conflict', conflicts: merged.conflicts } : { ...receipt, status: 'accepted' };
  }

  #keepVersion(report, body) {
    report.body = body;
    report.versions.push(structuredClone(body));
    report.change = ++this.#change;
  }

  #pull(person, regency, { token, limit = 200, brief = 0 }) {
    const mine = reachOf(person).regencies.find((r) => r.code === regency);
    if (!mine) return refusal(403, 'no-mandate', 'Anda tidak bertugas di kabupaten ini.');
    const villages = new Set(mine.villages.map((v) => v.id));
    const reach = [...villages].sort().join();
    const before = token ? JSON.parse(Buffer.from(token, 'base64url')) : null;
    const reset = !before || before.epoch !== this.epoch || before.reach !== reach;
    const from = reset ? 0 : before.at;
    const open = [
      ...mine.villages.map((v) => ({ change: 0.001, record: { kind: 'village', ...v } })),
      ...this.activities.filter((a) => a.villages.some((v) => villages.has(v))).map((a) => ({ change: 0.002, record: { kind: 'activity', version: 1, ...a } })),
      ...[...this.reports.values()].filter((r) => r.regency === regency && (r.author.id === person.id || villages.has(r.body.village))).map((r) => ({ change: r.change, record: asPulled(r, this.uploads) })),
    ].filter(({ change }) => change > from).sort((a, b) => a.change - b.change);
    const page = open.slice(0, limit);
    const at = page.length ? Math.max(from, ...page.map((p) => p.change)) : from;
    const next = Buffer.from(JSON.stringify({ epoch: this.epoch, reach, at })).toString('base64url');
    return { body: { ...((!brief || next !== token) && { token: next }), epoch: this.epoch, serverTime: new Date().toISOString(), more: open.length > page.length, reset, records: page.map((p) => p.record), gone: [] } };
  }

  #createUpload(regency, { id, record, slot, sha256, size, mediaType }) {
    const known = this.uploads.get(id);
    if (known && known.sha256 !== sha256) return refusal(409, 'other-content', 'Berkas lain memakai nomor yang sama.');
    if (!known && !this.reports.has(record)) return refusal(404, 'no-record', 'Laporannya belum ada.');
    if (!known) this.uploads.set(id, { id, regency, record, slot, sha256, size, mediaType, bytes: Buffer.alloc(0), receipt: null });
    return this.#uploadState(id);
  }

  #uploadState(id) {
    const upload = this.uploads.get(id);
    if (!upload) return refusal(404, 'no-upload', 'Berkas ini belum diumumkan.');
    const { bytes, receipt } = upload;
    return { body: { id, offset: bytes.length, done: Boolean(receipt), ...(receipt && { receipt }) } };
  }

  #piece(id, offset, body) {
    const upload = this.uploads.get(id);
    if (!upload) return refusal(404, 'no-upload', 'Berkas ini belum diumumkan.');
    if (offset !== upload.bytes.length) return { status: 409, body: { ...refusal(409, 'offset', 'Lanjutkan dari bagian yang sudah diterima.').body, offset: upload.bytes.length } };
    if (body.bytes.length > 256 * 1024) return refusal(413, 'large', 'Potongan terlalu besar.');
    upload.bytes = Buffer.concat([upload.bytes, body.bytes]);
    if (body.cut || upload.bytes.length < upload.size) return this.#uploadState(id);
    if (this.spoil-- > 0 || createHash('sha256').update(upload.bytes).digest('hex') !== upload.sha256) {
      this.uploads.delete(id);
      return refusal(422, 'hash', 'Berkas rusak di jalan.');
    }
    upload.receipt = 'BK-' + upload.sha256.slice(0, 12);
    const report = this.reports.get(upload.record);
    report.change = ++this.#change;
    return this.#uploadState(id);
  }

  #static(path, response) {
    if (this.overrides.has(path)) return send(response, 200, this.overrides.get(path), TYPES[extname(path)] ?? TYPES['.html']);
    if (this.overrides.has('*')) return send(response, 200, this.overrides.get('*'), TYPES['.html']);
    const file = join(STATIC, normalize(path.endsWith('/') ? path + 'index.html' : path));
    if (!file.startsWith(STATIC) || !existsSync(file) || !statSync(file).isFile()) return send(response, 404, 'Tidak ada', 'text/plain');
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache', 'Content-Security-Policy': CSP });
    createReadStream(file).pipe(response);
  }
}

function reachOf({ id, name, regencies }) {
  return { person: { id, name }, regencies: regencies.map((r) => ({ ...REGENCIES[r.code], villages: r.villages, mandates: r.mandates, contacts: r.contacts ?? [] })) };
}

function asPulled(report, uploads) {
  const { id, receipt, body, author, versions, usedFor, conflicts } = report;
  const there = [...uploads.values()].filter((u) => u.record === id && u.receipt);
  const all = body.files.every((f) => there.some((u) => u.id === f.id));
  return {
    kind: 'report', id, version: versions.length, activity: body.activity, title: body.title ?? ACTIVITIES.find((a) => a.id === body.activity)?.title ?? '',
    heldOn: body.heldOn, village: body.village, people: body.people, author, ...(body.onBehalfOf && { onBehalfOf: body.onBehalfOf }),
    ...(report.edited && { edited: report.edited }), status: report.doubt ?? (all ? 'complete' : 'incomplete'), ...(report.returned && { reason: report.returned }), ...(report.review && { review: report.review }), ...(report.moved && { moved: report.moved }), receipt, usedFor, photos: there.filter((u) => u.slot === 'photo').length, body,
    ...(conflicts.length && { conflicts: conflicts.map((c) => ({ ...c, theirs: get(body, c.field) })) }),
  };
}

/** Reads a request's body; with `half`, only its first half, as if the line broke. */
async function readAll(request, half) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return half ? { bytes: bytes.subarray(0, Math.floor(bytes.length / 2)), cut: true } : { bytes, cut: false };
}

function refusal(status, code, detail, headers) {
  return { status, body: { type: 'about:blank', title: code, status, detail, code, reference: randomUUID().slice(0, 8) }, headers };
}

function problem(response, status, code, detail, headers) {
  send(response, status, JSON.stringify(refusal(status, code, detail).body), 'application/problem+json', headers);
}

function send(response, status, content, type, headers = {}) {
  response.writeHead(status, { 'Content-Type': type, 'Content-Security-Policy': CSP, ...headers });
  response.end(content);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await new MockServer().listen(Number(process.argv[2] ?? 0));
  console.log(server.url + '/lapangan/');
}
