// The server as the phone sees it: one method for each request of the contract. Knows HTTP and nothing of queues.
import * as shapes from './shapes.js';

/** No answer came: no signal, a broken line, or nobody there. Says nothing about whether the request arrived. */
export class NoAnswer extends Error {}

/** Something answered that is not our server. It says nothing about what was sent, and nothing may follow from it. */
export class Foreign extends NoAnswer {}

/** Our server answered, and not with what was asked for. `sure`: to this very request, and not in words of ours that somebody kept. */
export class Refusal extends Error {
  constructor(status, problem, retryAfter, sure = false) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.problem = problem;
    this.retryAfter = retryAfter;
    this.sure = sure;
  }

  /** Passes by itself: busy, restarting, too many at once. */
  get passing() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

export const VERSION = 1;

/** Of the descriptions of kinds that this app makes forms from. */
const FORMS = 1;
const TIMEOUT_MS = 45_000;
const PIECE_TIMEOUT_MS = 120_000;
/** A request that waits for so long is given up when a person asks to try now; a piece of a file is not, it may be going. */
const STALE_MS = 5_000;
/** What asks for the password, or ends a phone's work. */
const CLOSING = [401, 403];

export class Api {
  #base;
  #fetch;
  #credential;
  #language;
  #open = new Set();

  constructor({ base = '', fetch = globalThis.fetch.bind(globalThis), credential = () => null, language = () => 'id' } = {}) {
    this.#base = base + '/api/v1';
    this.#fetch = fetch;
    this.#credential = credential;
    this.#language = language;
  }

  signIn(form) {
    return this.#json('POST', '/devices', { ...form, version: VERSION }, shapes.isSignedIn, { open: true, sure: true });
  }

  rotate() {
    return this.#json('POST', '/devices/rotation', {}, shapes.isRotated);
  }

  /** Who somebody is: also what tells whether a credential is no longer accepted, since a refusal of it is our server's for certain. */
  me() {
    return this.#json('GET', '/devices/me', undefined, shapes.isReach, { sure: true });
  }

  /** @param key the public half of a key that signs; null: nothing is to be sent while the app is closed */
  registerSender(key) {
    return this.#json('POST', '/devices/sending', { key }, shapes.isSender(key !== null));
  }

  push(regency, device, records, sentAt) {
    return this.#json('POST', `/${regency}/sync/push`, { version: VERSION, device, sentAt, records }, shapes.isPushed);
  }

  /** @returns a page; its token is missing when the one that was sent still holds */
  pull(regency, device, token) {
    return this.#json('POST', `/${regency}/sync/pull`, { version: VERSION, device, token, forms: FORMS, brief: 1 }, shapes.isPage(token !== null));
  }

  createUpload(regency, upload) {
    return this.#json('POST', `/${regency}/uploads`, upload, shapes.isUpload(upload.size));
  }

  /** @returns { offset, done, receipt } also when the server's offset was another (409 carries it) */
  async sendPiece(regency, { id, size }, offset, bytes) {
    const headers = { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' };
    try {
      return await this.#send('PATCH', `/${regency}/uploads/${id}`, bytes, shapes.isUpload(size), { headers, timeout: PIECE_TIMEOUT_MS });
    } catch (refusal) {
      if (refusal.status === 409 && shapes.isOffset(refusal.problem.offset, size)) return { offset: refusal.problem.offset, done: false, moved: true };
      throw refusal;
    }
  }

  /** Ends requests that have hung for a while: after a change of network they would wait for their whole time. */
  giveUpStale(now = Date.now()) {
    for (const { since, ender, patient } of this.#open) if (!patient && now - since > STALE_MS) ender.abort();
  }

  /** The phone is being locked: nothing more goes out under this name. */
  giveUpAll() {
    for (const { ender } of this.#open) ender.abort();
  }

  #json(method, path, body, fits, { open = false, sure = false } = {}) {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
    return this.#send(method, path, body === undefined ? undefined : JSON.stringify(body), fits, { headers, open, sure });
  }

  /** @param sure a refusal that closes is believed only with the word that was asked with, which a proxy that kept one of ours does not know */
  async #send(method, path, body, fits, { headers, open = false, sure = false, timeout = TIMEOUT_MS }) {
    const credential = open ? null : this.#credential();
    const asked = sure ? crypto.randomUUID().slice(0, 18) : null;
    const { status, type, content, retryAfter, echo } = await this.#answer(this.#base + path, timeout, {
      method,
      body,
      headers: { Accept: 'application/json', 'Accept-Language': this.#language(), ...headers, ...(credential && { Authorization: 'Bearer ' + credential }), ...(asked && { 'Payung-Mark': asked }) },
      credentials: 'omit',
      cache: 'no-store',
      // Not followed, and seen to be one: our server sends nobody elsewhere.
      redirect: 'manual',
    });
    if (status === 200 && fits(content)) return content;
    const certain = sure && echo === asked;
    if (status >= 400 && shapes.isProblem(status, type, content) && (certain || !sure || !CLOSING.includes(status))) throw new Refusal(status, content, retryAfter, certain);
    throw new Foreign('not an answer of ours: ' + status);
  }

  async #answer(url, timeout, request) {
    const ender = new AbortController();
    const mine = { since: Date.now(), ender, patient: timeout > TIMEOUT_MS };
    const timer = setTimeout(() => ender.abort(), timeout);
    this.#open.add(mine);
    try {
      const response = await this.#fetch(url, { ...request, signal: ender.signal });
      const type = response.headers.get('Content-Type') ?? '';
      const content = /json/.test(type) ? parsed(await response.text()) : null;
      return { status: response.status, type, content, retryAfter: seconds(response.headers.get('Retry-After')), echo: response.headers.get('Payung-Mark') };
    } catch (broken) {
      throw new NoAnswer(broken?.message ?? '');
    } finally {
      clearTimeout(timer);
      this.#open.delete(mine);
    }
  }
}

/** Cut off in the middle is like nothing at all. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function seconds(header) {
  return /^\d+$/.test(header ?? '') ? Math.min(Number(header), 3600) * 1000 : undefined;
}
