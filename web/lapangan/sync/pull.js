// Takes what the server has for this person. Pure part: a page of the answer becomes a change of the store.

/**
 * @param pulled Map of what was taken before, by 'kind:id'
 * @returns { put, remove } for Session.update; what was never sent lies elsewhere and is not touched
 */
export function applyPage(pulled, regency, page) {
  const remove = new Map();
  if (page.reset) {
    for (const [key, record] of pulled) if (record.regency === regency) remove.set(key, ['pulled', key]);
  }
  for (const { kind, id } of page.gone ?? []) remove.set(kind + ':' + id, ['pulled', kind + ':' + id]);
  const put = page.records.map((record) => ['pulled', { ...record, regency }]);
  for (const record of page.records) remove.delete(record.kind + ':' + record.id);
  return { put, remove: [...remove.values()] };
}
