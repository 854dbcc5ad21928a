// What a sign-in leaves in a person's store.

/** @param before what was kept until now, when it is not the first time: the regency that was open stays open */
export function accountOf(signedIn, signInName, before = null, now = Date.now()) {
  const { credential, expires, person, regencies } = signedIn;
  const open = new Set(regencies.map((r) => r.code));
  const kept = (before?.regencies ?? []).filter((r) => !open.has(r.code)).map((r) => ({ ...r, ended: true }));
  return {
    signInName, credential, expires, person, rotatedAt: now, blocked: null, ...(before?.sendsClosed === false && { sendsClosed: false }), offset: before?.offset ?? 0, clock: before?.clock ?? null, practised: before?.practised ?? false,
    regencies: [...regencies, ...kept],
    regency: open.has(before?.regency) ? before.regency : regencies[0]?.code ?? kept[0]?.code ?? null,
  };
}
