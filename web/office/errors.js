// Above a form that came back, "fill this in first" says which field it means, and the field is not hidden in a closed part.

for (const link of document.querySelectorAll('.errors li a[href^="#"]')) {
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const name = (field?.labels?.[0] ?? field?.querySelector('legend'))?.firstChild?.textContent.trim();
  if (name && !link.textContent.toLowerCase().includes(name.toLowerCase())) link.prepend(`${name}: `);
  for (let part = field?.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
}
