// <button data-fullscreen="id">: shows that part of the page on the whole screen, and again brings it back.
// Where a browser cannot, the button goes away: the page shows the same, only smaller.

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-fullscreen]');
  const stage = button && document.getElementById(button.dataset.fullscreen);
  if (!stage) return;
  if (document.fullscreenElement) document.exitFullscreen();
  else stage.requestFullscreen?.().catch(() => { button.hidden = true; });
});
