/** Who has this lock sends for this person: the service worker, until the open app steals it. */
export const sendingLock = (store) => 'payung-send-' + store;
