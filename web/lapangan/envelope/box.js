// What the service worker may read while nobody has unlocked anything: envelopes that only the server opens, and who sends them.
//   sender    { store, device, signingKey, publicKey, credential, key, ended }   one for each person
//   envelope  { store, id, kind, record, regency, print, size, pieces, next, state, key, mark, addedAt }   one for each record and file
//   content   the sealed bytes, by [store, id, piece]
// An envelope is 'waiting', 'sent' (the server has it; the receipt comes to the open app), or 'left' to the open app.
import { openDB } from 'idb';

export const openBox = () => openDB('payung-kirim', 1, {
  upgrade(fresh) {
    fresh.createObjectStore('sender', { keyPath: 'store' });
    fresh.createObjectStore('envelope', { keyPath: ['store', 'id'] });
    fresh.createObjectStore('content');
  },
});

export const contentOf = ({ store, id }) => IDBKeyRange.bound([store, id], [store, id, []]);

const allOf = (store) => IDBKeyRange.bound([store], [store, []]);

export function envelopesOf(box, store) {
  return box.getAll('envelope', allOf(store));
}

/** Takes an envelope's content out for good and leaves the envelope as a mark of what became of it. */
export async function settle(box, envelope, state) {
  await changeIfSame(box, envelope, (kept, tx) => {
    tx.objectStore('content').delete(contentOf(envelope));
    return { ...kept, state, next: kept.pieces };
  });
}

/** A piece is at the server. */
export async function pieceWent(box, envelope) {
  await changeIfSame(box, envelope, (kept, tx) => {
    tx.objectStore('content').delete([envelope.store, envelope.id, kept.next]);
    return { ...kept, next: kept.next + 1 };
  });
}

/** Not when the open app has replaced it or taken it out meanwhile. */
async function changeIfSame(box, envelope, how) {
  const tx = box.transaction(['envelope', 'content'], 'readwrite', { durability: 'strict' });
  const kept = await tx.objectStore('envelope').get([envelope.store, envelope.id]);
  if (kept?.state === 'waiting' && kept.mark === envelope.mark && kept.next === envelope.next) tx.objectStore('envelope').put(how(kept, tx));
  await tx.done;
}

/** The open app has sent a part of it. */
export async function skipPieces(box, envelope, there) {
  const next = Math.min(there, envelope.pieces - 1);
  if (next <= envelope.next) return;
  await changeIfSame(box, envelope, (kept, tx) => {
    tx.objectStore('content').delete(IDBKeyRange.bound([envelope.store, envelope.id], [envelope.store, envelope.id, next], false, true));
    return { ...kept, next };
  });
}

/** All of it or nothing: an envelope is there when all its content is. */
export async function keepEnvelope(box, envelope, contents) {
  const tx = box.transaction(['envelope', 'content'], 'readwrite', { durability: 'strict' });
  try {
    await tx.objectStore('content').delete(contentOf(envelope));
    await Promise.all(contents.map((bytes, n) => tx.objectStore('content').put(bytes, [envelope.store, envelope.id, n])));
    await tx.objectStore('envelope').put(envelope);
    await tx.done;
  } catch (wrong) {
    tx.done.catch(() => {});
    try {
      tx.abort();
    } catch {
      // It has ended by itself.
    }
    throw wrong;
  }
}

export async function removeEnvelopes(box, envelopes) {
  if (!envelopes.length) return;
  const tx = box.transaction(['envelope', 'content'], 'readwrite');
  for (const envelope of envelopes) {
    tx.objectStore('envelope').delete([envelope.store, envelope.id]);
    tx.objectStore('content').delete(contentOf(envelope));
  }
  await tx.done;
}

/** Everything of one person. */
export async function forgetSender(store) {
  const box = await openBox();
  try {
    const tx = box.transaction(['sender', 'envelope', 'content'], 'readwrite');
    tx.objectStore('sender').delete(store);
    for (const name of ['envelope', 'content']) tx.objectStore(name).delete(allOf(store));
    await tx.done;
  } finally {
    box.close();
  }
}

/** Files that lie here once more make way for what lies nowhere else. @returns whether there were any */
export async function dropFiles() {
  const box = await openBox();
  try {
    const files = (await box.getAll('envelope')).filter((envelope) => envelope.kind === 'file' && envelope.state === 'waiting');
    await removeEnvelopes(box, files);
    return files.length > 0;
  } finally {
    box.close();
  }
}
