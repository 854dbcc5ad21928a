// The page's side of the service worker: it registers it, and says when a new version waits. A new version takes over only when asked to,
// so that a half-written form is never pulled away.
const LOOK_EVERY_MS = 3600_000;
/** A version whose files did not come as they were built is tried again sooner. */
const AGAIN_MS = 60_000;

const register = () => navigator.serviceWorker.register('/lapangan/sw.js', { scope: '/lapangan/', updateViaCache: 'none' });

/** @param onReady called with a function that changes to the new version */
export async function watchForNewVersion(onReady) {
  if (!navigator.serviceWorker) return;
  let asked = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => asked && location.reload());
  const registration = await register();
  const offer = (worker) => onReady(() => {
    asked = true;
    worker.postMessage('take-over');
  });
  // Without any worker (the first one's files did not come) there is nothing to update.
  const look = () => registration.update().catch(() => register()).catch(() => {});
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  const watch = (coming) => coming?.addEventListener('statechange', () => {
    if (coming.state === 'installed' && navigator.serviceWorker.controller) offer(coming);
    if (coming.state === 'redundant' && !registration.installing) setTimeout(look, AGAIN_MS);
  });
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  setInterval(look, LOOK_EVERY_MS);
  addEventListener('online', look);
}
