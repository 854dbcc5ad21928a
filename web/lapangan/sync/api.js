// The server as the phone sees it: one method for each request of the contract. Knows HTTP and nothing of queues.

/** No answer came: no signal, a broken line, or nobody there. Says nothing about whether the request arrived. */
export class NoAnswer extends Error {}

/** The server answered, and not with what was asked for. */
export class Refusal extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.detail ?? problem.title ?? String(status));
    this.status = status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Passes by itself: busy, restarting, too many at once. */
  get passing() {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

export const VERSION = 1;

/** Of the descriptions of kinds that this app makes forms from. */
const FORMS = 1;

export class Api {
  #base;
  #fetch;
  #credential;
  #language;

  constructor({ base = '', fetch = globalThis.fetch.bind(globalThis), credential = () => null, language = () => 'id' } = {}) {
    this.#base = base + '/api/v1';
    this.#fetch = fetch;
    this.#credential = credential;
    this.#language = language;
  }

  signIn(form) {
    return this.#json('POST', '/devices', { ...form, version: VERSION }, { open: true });
  }

  rotate() {
    return this.#json('POST', '/devices/rotation', {});
  }

  me() {
    return this.#json('GET', '/devices/me');
  }

  push(regency, device, records, sentAt) {
    return this.#json('POST', `/${regency}/sync/push`, { version: VERSION, device, sentAt, records });
  }

  pull(regency, device, token) {
    return this.#json('POST', `/${regency}/sync/pull`, { version: VERSION, device, token, limit: 200, forms: FORMS });
  }

  createUpload(regency, upload) {
    return this.#json('POST', `/${regency}/uploads`, upload);
  }

  /** @returns { offset, done, receipt } also when the server's offset was another (409 carries it) */
  async sendPiece(regency, id, offset, bytes) {
    const headers = { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' };
    try {
      return await this.#send('PATCH', `/${regency}/uploads/${id}`, bytes, { headers, timeout: 120_000 });
    } catch (refusal) {
      if (refusal.status === 409 && Number.isInteger(refusal.problem.offset)) return { offset: refusal.problem.offset, done: false, moved: true };
      throw refusal;
    }
  }

  #json(method, path, body, { open = false } = {}) {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
    return this.#send(method, path, body === undefined ? undefined : JSON.stringify(body), { headers, open });
  }

  async #send(method, path, body, { headers, open = false, timeout = 45_000 }) {
    const credential = open ? null : this.#credential();
    const response = await this.#answer(this.#base + path, {
      method,
      body,
      headers: { Accept: 'application/json', 'Accept-Language': this.#language(), ...headers, ...(credential && { Authorization: 'Bearer ' + credential }) },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const { status, content } = response;
    if (status >= 200 && status < 300) {
      // A café's sign-in page also answers 200: what is not JSON of ours is no answer.
      if (content === null) throw new NoAnswer('not json');
      return content;
    }
    throw new Refusal(status, content ?? {}, response.retryAfter);
  }

  async #answer(url, request) {
    try {
      const response = await this.#fetch(url, request);
      const type = response.headers.get('Content-Type') ?? '';
      const content = /json/.test(type) ? await response.json() : null;
      return { status: response.status, content, retryAfter: seconds(response.headers.get('Retry-After')) };
    } catch (broken) {
      throw new NoAnswer(broken?.message ?? '');
    }
  }
}

function seconds(header) {
  return /^\d+$/.test(header ?? '') ? Math.min(Number(header), 3600) * 1000 : undefined;
}
