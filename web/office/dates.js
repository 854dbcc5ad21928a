// A chosen date is said again in the words of the page: the browser's own calendar follows the language of the computer.

const words = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

for (const input of document.querySelectorAll('input[type=date]')) say(input);
document.addEventListener('input', (event) => event.target.type === 'date' && say(event.target));
document.addEventListener('htmx:load', (event) => event.target.querySelectorAll?.('input[type=date]').forEach(say));

function say(input) {
  let output = input.parentElement.querySelector('output.in-words');
  if (!output) {
    output = document.createElement('output');
    output.className = 'in-words';
    output.htmlFor = input.id;
    input.after(output);
  }
  const day = input.valueAsDate;
  // Noon: the day is the same in every zone of the country.
  output.textContent = day ? words.format(new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12)) : '';
  output.hidden = !day;
}
