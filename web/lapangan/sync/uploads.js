// Sends one file in pieces. A broken line costs at most one piece; a phone switched off goes on where the server says.
import { NoAnswer, Refusal } from './api.js';

export const CHUNK = 256 * 1024;
const SMALLEST = 16 * 1024;
const QUICK_MS = 4_000;
/** How often a file that the server does not know is sent from the start before it waits for the next round. */
const MAX_RESTARTS = 3;
/** Bytes a second below which a photo takes a minute or so. */
const SLOW = 8 * 1024;

/** A file that should be on the phone is not: the phone's storage was cleared from outside. */
export class LostFile extends Error {}

/** The file was taken out of its report: nothing more of it goes. */
export class Unwanted extends Error {}

/** How large a piece may be on this line: it grows while pieces go quickly, and halves when the line breaks. Knows how quick the line is. */
export class PieceSize {
  #size = 64 * 1024;
  #rate = null;

  get now() {
    return this.#size;
  }

  /** Whether the last pieces took long; a line that nothing was sent on yet is not called slow. */
  get slow() {
    return this.#rate !== null && this.#rate < SLOW;
  }

  went(ms, bytes = this.#size) {
    if (ms < QUICK_MS) this.#size = Math.min(CHUNK, this.#size * 2);
    const rate = (bytes * 1000) / Math.max(1, ms);
    this.#rate = this.#rate === null ? rate : (this.#rate + rate) / 2;
  }

  broke() {
    this.#size = Math.max(SMALLEST, this.#size / 2);
    // A piece that never arrived was slower than any that did.
    if (this.#rate !== null) this.#rate /= 2;
  }
}

/**
 * @param file what is kept about it: { id, record, slot, sha256, size, mediaType, takenAt, place, name }
 * @param readChunk n → the n-th 256 kB of it
 * @param between is awaited before each piece: what is smaller and more urgent goes in between
 * @param wanted is asked before each request whether the file still is to go
 * @returns the server's answer with its receipt
 * @throws NoAnswer, Refusal, LostFile, Unwanted
 */
export async function sendFile(api, regency, file, { readChunk, pieces = new PieceSize(), onOffset = () => {}, between = async () => {}, wanted = () => true, clock = Date.now }) {
  const { id, record, slot, sha256, size, mediaType, takenAt, place, name } = file;
  const stillWanted = () => {
    if (!wanted()) throw new Unwanted();
  };
  stillWanted();
  const announce = () => api.createUpload(regency, { id, record, slot, sha256, size, mediaType, takenAt, place, name });
  let state = await announce();
  let moves = 0;
  let restarts = 0;
  while (!state.done) {
    if (state.offset >= size) throw new NoAnswer('all bytes are there, no receipt yet');
    onOffset(state.offset);
    await between();
    stillWanted();
    const bytes = await pieceAt(readChunk, state.offset, Math.min(pieces.now, size - state.offset));
    stillWanted();
    const started = clock();
    try {
      state = await api.sendPiece(regency, file, state.offset, bytes);
    } catch (broken) {
      if (broken instanceof NoAnswer) pieces.broke();
      // The server knows the file no longer, as after a restore: it is told of it again, and sent from the start.
      if (!isForgotten(broken) || ++restarts > MAX_RESTARTS) throw broken;
      stillWanted();
      state = await announce();
      continue;
    }
    pieces.went(clock() - started, bytes.length);
    if (state.moved && ++moves > 20) throw new NoAnswer('the offset does not settle');
  }
  onOffset(size);
  return state;
}

const isForgotten = (broken) => broken instanceof Refusal && broken.status === 404 && broken.code === 'no-upload';

async function pieceAt(readChunk, offset, longest) {
  const chunk = await readChunk(Math.floor(offset / CHUNK)).catch((broken) => {
    // What lies there does not open: its bytes were changed.
    throw broken?.name === 'OperationError' ? new LostFile() : broken;
  });
  const from = offset % CHUNK;
  if (!chunk || chunk.length <= from) throw new LostFile();
  return chunk.slice(from, from + longest);
}
