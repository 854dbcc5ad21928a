// Installing on the home screen, where the browser offers it. An installed app is also promised its storage more readily.
let offered = null;

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offered = event;
});

export const canInstall = () => offered !== null;

export async function install() {
  const offer = offered;
  offered = null;
  await offer?.prompt();
}
