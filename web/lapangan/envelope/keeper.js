// The open app's part of sending while it is closed: what waits in the outbox is also put into the box, sealed for the server alone, and taken out
// again as soon as it is not wanted there. Nothing here stands in the way of anything: what cannot be sealed waits for the open app, as ever.
import * as queues from '../core/queue.js';
import { room as roomOfPhone } from '../pwa/storage.js';
import { isStopping } from '../sync/refusals.js';
import { asRecord } from '../sync/sync.js';
import { CHUNK } from '../sync/uploads.js';
import { envelopesOf, forgetSender, keepEnvelope, openBox, removeEnvelopes, skipPieces } from './box.js';
import { makeSigningKey, pieceContent, recordContent, seal } from './seal.js';

export const SYNC_TAG = 'payung-kirim';
/** Whoever has lost their credential may send so much that they are told so, and no more. */
const PIECE = 32 * 1024;
const MOST_RECORD_BYTES = 256 * 1024;
const MOST_FILE_BYTES = 8 * 1024 * 1024;
/** Files lie here once more only while so much is free beside them. */
const FREE_BESIDE_BYTES = 60 * 1024 * 1024;
const SOON_MS = 250;
const RENEW_AFTER_MS = 7 * 24 * 3600_000;
const ASK_AGAIN_MS = 3600_000;

/** Whether this browser wakes an app that is closed. */
export const wakesClosedApps = () => 'SyncManager' in globalThis && Boolean(globalThis.navigator?.serviceWorker && globalThis.navigator.locks);

async function askBrowser() {
  const registration = await navigator.serviceWorker.ready;
  await registration.sync.register(SYNC_TAG);
}

export class EnvelopeKeeper {
  #session;
  #phone;
  #browser;
  #box = null;
  #line = Promise.resolve();
  #timer = null;
  #stopped = false;
  #notBefore = 0;

  /** @param browser { wakes, room, ask }: what the browser gives */
  constructor(session, phone, browser = {}) {
    this.#session = session;
    this.#phone = phone;
    this.#browser = { wakes: wakesClosedApps(), room: roomOfPhone, ask: askBrowser, ...browser };
  }

  /** Whether the browser can. */
  get wakes() {
    return this.#browser.wakes;
  }

  /** Whether the browser can and the person wants it. */
  get on() {
    return this.#browser.wakes && this.#session.account?.sendsClosed !== false;
  }

  /** Whether what waits may go without the app. */
  get ready() {
    return this.on && Boolean(this.#session.account?.sending);
  }

  /** Gets, weekly and after each sign-in, what is needed to send while the app is closed; gives it back when it is not wanted any more. */
  async enrol(api, now = Date.now()) {
    const { account } = this.#session;
    if (!this.#browser.wakes || now < this.#notBefore || (!this.on && !account.sending)) return;
    try {
      if (this.on) await this.#register(api, now);
      else await this.#giveBack(api);
    } catch (broken) {
      if (isStopping(broken)) throw broken;
      this.#notBefore = now + ASK_AGAIN_MS;
    }
  }

  async #register(api, now) {
    const box = await this.#open();
    const kept = await box.get('sender', this.#session.id);
    const { sending } = this.#session.account;
    if (sending && kept?.credential && !kept.ended && Math.abs(now - sending.at) < RENEW_AFTER_MS) return;
    const own = kept ? { signingKey: kept.signingKey, publicKey: kept.publicKey } : await makeSigningKey();
    const { credential, key } = await api.registerSender(own.publicKey);
    await box.put('sender', { store: this.#session.id, device: this.#phone.id, ...own, credential, key, ended: false });
    await this.#session.update((s) => ({ account: { ...s.account, sending: { at: now } } }));
    this.soon();
  }

  async #giveBack(api) {
    await api.registerSender(null);
    await this.#session.update((s) => ({ account: { ...s.account, sending: null } }));
  }

  /** Something has changed, and more may. */
  soon() {
    if (!this.#browser.wakes || this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.run(), SOON_MS);
  }

  /** The box as the outbox is now. Fails in silence: the open app has all that is in it. */
  run() {
    clearTimeout(this.#timer);
    const step = this.#line.then(() => this.#browser.wakes && !this.#stopped && this.#once());
    this.#line = step.catch(() => {});
    return this.#line;
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#line = this.#line.then(() => this.#box?.then((box) => box.close())).catch(() => {});
  }

  #open() {
    return (this.#box ??= openBox());
  }

  async #once() {
    const session = this.#session;
    if (!session.account) return;
    const box = await this.#open();
    if (!this.on) {
      await forgetSender(session.id);
      return session.noteSentClosed(new Set());
    }
    const sender = await box.get('sender', session.id);
    const wanted = wantedOf(session);
    const kept = await envelopesOf(box, session.id);
    await removeEnvelopes(box, kept.filter((envelope) => !isAsWanted(envelope, wanted.get(envelope.id), sender)));
    if (sender?.credential && !sender.ended) await this.#fill(box, sender, wanted);
    const now = await envelopesOf(box, session.id);
    session.noteSentClosed(new Set(now.filter((envelope) => envelope.state === 'sent').map((envelope) => envelope.id)));
    // Not waited for: a page without a worker waits for ever.
    if (now.some((envelope) => envelope.state === 'waiting')) this.#browser.ask().catch(() => {});
  }

  async #fill(box, sender, wanted) {
    const there = new Map((await envelopesOf(box, this.#session.id)).map((envelope) => [envelope.id, envelope]));
    const missing = [...wanted.values()].filter((want) => !there.has(want.id));
    for (const want of missing.filter((each) => each.kind === 'record')) await this.#sealRecord(box, sender, want);
    const files = [...there.values()].filter((envelope) => envelope.kind === 'file' && envelope.state === 'waiting');
    const room = await this.#roomForFiles();
    if (room <= 0) return removeEnvelopes(box, files);
    for (const file of files) await skipPieces(box, file, Math.floor(wanted.get(file.id).offset / PIECE));
    await this.#sealFiles(box, sender, missing.filter((each) => each.kind === 'file').sort((a, b) => a.size - b.size), room);
  }

  /** The queue says on the disk that the server may know it, before it can: from then on an edit follows as an edit. */
  async #sealRecord(box, sender, { id }) {
    let form = null;
    await this.#session.update(({ queue, reports }) => {
      const want = wantedRecord(queues.find(queue, id), reports);
      if (want) form = { ...want, report: reports.get(id) };
      return want && { queue: queues.sealed(queue, id) };
    });
    const content = form && recordContent(asRecord(form.report));
    if (!content || content.length > MOST_RECORD_BYTES) return;
    const sealed = await seal(sender, { regency: form.regency, kind: 'record' }, content);
    await keepEnvelope(box, this.#envelope(sender, form, { size: sealed.length, pieces: 1 }), [sealed]);
  }

  /** The smallest first, as many as there is room for. */
  async #sealFiles(box, sender, files, room) {
    let left = room;
    for (const want of files) {
      left -= want.size * 2;
      if (left <= 0 || want.size > MOST_FILE_BYTES || this.#stopped) return;
      const contents = await this.#sealPieces(sender, want);
      if (contents) await keepEnvelope(box, this.#envelope(sender, want, { size: want.size, pieces: contents.length }), contents);
    }
  }

  async #sealPieces(sender, { id, regency, file }) {
    const { record, slot, sha256, size, mediaType, takenAt, place, name } = file;
    const contents = [];
    for (let offset = 0; offset < size; offset += PIECE) {
      const chunk = await this.#session.readChunk(id, Math.floor(offset / CHUNK)).catch(() => null);
      if (!chunk) return null;
      const bytes = chunk.slice(offset % CHUNK, (offset % CHUNK) + PIECE);
      contents.push(await seal(sender, { regency, kind: 'piece' }, pieceContent({ id, record, slot, sha256, size, mediaType, takenAt, place, name }, offset, bytes)));
    }
    return contents;
  }

  #envelope(sender, { id, kind, record, regency, print, addedAt }, { size, pieces }) {
    return { store: this.#session.id, id, kind, record, regency, print, addedAt, size, pieces, next: 0, state: 'waiting', key: sender.key.id, mark: crypto.randomUUID() };
  }

  /** Bytes that files may take up a second time; none on a phone that is full, or that does not say. */
  async #roomForFiles() {
    if (this.#session.full || this.#phone.reserve.copiesGone) return 0;
    const { free } = await this.#browser.room();
    return free === null ? 0 : free - FREE_BESIDE_BYTES;
  }
}

/** Id → what of the outbox may go without a person. A record that the server refused may not, and no file of it. */
export function wantedOf({ queue, reports, drafts, files }) {
  const wanted = new Map();
  for (const entry of queue) {
    const want = entry.kind === 'record' ? wantedRecord(entry, reports) : wantedFile({ queue, reports, drafts, files }, entry);
    if (want) wanted.set(entry.id, want);
  }
  return wanted;
}

const isOpenEntry = (entry) => entry?.state === 'waiting' || entry?.state === 'sending';

function wantedRecord(entry, reports) {
  const report = reports.get(entry?.id);
  if (!report || !isOpenEntry(entry)) return null;
  return { id: entry.id, kind: 'record', record: entry.id, regency: entry.regency, addedAt: entry.addedAt, print: `${report.basedOn}/${report.writtenAt}` };
}

/** Only what the form names that goes, or went, before it: a photo that was added since comes with its edit. */
function wantedFile({ queue, reports, drafts, files }, entry) {
  const file = files.get(entry.id);
  const record = queue.find((each) => each.kind === 'record' && each.record === entry.record);
  const named = reports.get(entry.record)?.body.files?.some((each) => each.id === entry.id);
  if (!file || !named || !isOpenEntry(entry) || record?.state === 'held' || !queues.isWanted(queue, drafts, entry.id)) return null;
  return { id: entry.id, kind: 'file', record: entry.record, regency: entry.regency, addedAt: entry.addedAt, print: file.sha256, size: file.size, offset: entry.offset ?? 0, file };
}

/** What was left because of its key is sealed anew with the next one. */
function isAsWanted(envelope, want, sender) {
  return Boolean(want) && envelope.print === want.print && (envelope.state !== 'left' || envelope.key === sender?.key?.id);
}
