// Whether the phone promises to keep what is written here, and how much room is left.
const LOW_BYTES = 60 * 1024 * 1024;

export async function askToKeep() {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

const KEPT = 'payung-room-quiet-until';
const WEEK_MS = 7 * 24 * 3600_000;

/** Somebody has read that storage is not permanent; say it again in a week. */
export function beQuietAboutRoom(now = Date.now()) {
  localStorage.setItem(KEPT, String(now + WEEK_MS));
}

export function quietAboutRoom(now = Date.now()) {
  return Number(localStorage.getItem(KEPT) ?? 0) > now;
}

/** { kept, used, free, low }; bytes, null when the phone does not tell */
export async function room() {
  try {
    const [kept, { usage, quota }] = await Promise.all([navigator.storage.persisted(), navigator.storage.estimate()]);
    const free = Math.max(0, quota - usage);
    return { kept, used: usage, free, low: free < LOW_BYTES };
  } catch {
    return { kept: null, used: null, free: null, low: false };
  }
}
