// Above a form that came back, "fill this in first" says which field it means, and the field is not hidden in a closed part.

for (const link of document.querySelectorAll('.errors li a[href^="#"]')) {
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const name = (field?.labels?.[0] ?? field?.querySelector('legend'))?.firstChild?.textContent.trim();
  if (name && !link.textContent.toLowerCase().includes(name.toLowerCase())) link.prepend(`${name}: `);
  for (let part = field?.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
}

// In the order of the fields, however the answer listed them.
[...document.querySelectorAll('.errors li a[href^="#"]')]
  .map((link) => ({ item: link.closest('li'), field: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
  .filter(({ field }) => field)
  .sort((one, other) => (one.field.compareDocumentPosition(other.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
  .forEach(({ item }) => item.parentElement.append(item));
