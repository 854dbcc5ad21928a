// Sends one file in pieces. A broken line costs at most one piece; a phone switched off goes on where the server says.
import { NoAnswer } from './api.js';

export const CHUNK = 256 * 1024;
const SMALLEST = 16 * 1024;
const QUICK_MS = 4_000;

/** A file that should be on the phone is not: the phone's storage was cleared from outside. */
export class LostFile extends Error {}

/** How large a piece may be on this line: it grows while pieces go quickly, and halves when the line breaks. */
export class PieceSize {
  #size = 64 * 1024;

  get now() {
    return this.#size;
  }

  went(ms) {
    if (ms < QUICK_MS) this.#size = Math.min(CHUNK, this.#size * 2);
  }

  broke() {
    this.#size = Math.max(SMALLEST, this.#size / 2);
  }
}

/**
 * @param file what is kept about it: { id, record, slot, sha256, size, mediaType, takenAt, place, name }
 * @param readChunk n → the n-th 256 kB of it
 * @returns the server's answer with its receipt
 * @throws NoAnswer, Refusal, LostFile
 */
export async function sendFile(api, regency, file, { readChunk, pieces = new PieceSize(), onOffset = () => {}, clock = Date.now }) {
  const { id, record, slot, sha256, size, mediaType, takenAt, place, name } = file;
  let state = await api.createUpload(regency, { id, record, slot, sha256, size, mediaType, takenAt, place, name });
  let moves = 0;
  while (!state.done) {
    if (state.offset >= size) throw new NoAnswer('all bytes are there, no receipt yet');
    onOffset(state.offset);
    const bytes = await pieceAt(readChunk, state.offset, Math.min(pieces.now, size - state.offset));
    const started = clock();
    try {
      state = await api.sendPiece(regency, id, state.offset, bytes);
    } catch (broken) {
      pieces.broke();
      throw broken;
    }
    pieces.went(clock() - started);
    if (state.moved && ++moves > 20) throw new NoAnswer('the offset does not settle');
  }
  onOffset(size);
  return state;
}

async function pieceAt(readChunk, offset, longest) {
  const chunk = await readChunk(Math.floor(offset / CHUNK));
  if (!chunk) throw new LostFile();
  const from = offset % CHUNK;
  return chunk.slice(from, from + longest);
}
