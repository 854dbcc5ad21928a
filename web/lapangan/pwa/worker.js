// The page's side of the service worker: it registers it, and says when a new version waits. A new version takes over only when asked to,
// so that a half-written form is never pulled away.

/** @param onReady called with a function that changes to the new version */
export async function watchForNewVersion(onReady) {
  if (!navigator.serviceWorker) return;
  let asked = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => asked && location.reload());
  const registration = await navigator.serviceWorker.register('/lapangan/sw.js', { scope: '/lapangan/', updateViaCache: 'none' });
  const offer = (worker) => onReady(() => {
    asked = true;
    worker.postMessage('take-over');
  });
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller) offer(coming);
    });
  });
  const look = () => registration.update().catch(() => {});
  setInterval(look, 3600_000);
  addEventListener('online', look);
}
