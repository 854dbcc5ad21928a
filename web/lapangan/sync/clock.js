/** Tells the session what the server's clock said, beside the phone's own in the middle of asking and answering. */
export async function noteClock(session, serverTime, asked, now) {
  const server = Date.parse(serverTime);
  if (!Number.isNaN(server)) await session.noteServerTime(server, (asked + now) / 2);
}
