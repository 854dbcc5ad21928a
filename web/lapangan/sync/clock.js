/** How far the phone's clock is from the server's (ms), so that the phone can say so; the report keeps the phone's own time. */
export async function noteClock(session, serverTime, asked, now) {
  const server = Date.parse(serverTime);
  if (Number.isNaN(server)) return;
  const offset = Math.round(server - (asked + now) / 2);
  if (Math.abs(offset - (session.account.offset ?? 0)) < 2_000) return;
  await session.update(({ account }) => ({ account: { ...account, offset } }));
}
