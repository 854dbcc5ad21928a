// A field in which one types to find one of many (data-none="words with {q}") says below it when nothing fits. The place is made at the first
// letter, before there is anything to say, so that a screen reader hears it.

export function sayNone(input, typed, any) {
  if (!input.dataset.none) return;
  let place = input.nextElementSibling;
  if (!place?.matches('.none-fits')) {
    place = document.createElement('p');
    place.className = 'hint none-fits';
    place.setAttribute('role', 'status');
    input.after(place);
  }
  place.textContent = typed.trim() && !any ? input.dataset.none.replace('{q}', typed.trim()) : '';
}
