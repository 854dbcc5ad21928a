// The start of Catatan Lapangan: checks the phone, opens the door, and shows the screen that the address names.
import { Api } from './sync/api.js';
import { Sync } from './sync/sync.js';
import { SyncLoop } from './sync/loop.js';
import { EnvelopeKeeper } from './envelope/keeper.js';
import { Phone } from './store/phone.js';
import { isFull } from './store/reserve.js';
import { Door } from './gate/door.js';
import { insecurePage, lacking } from './gate/insecure.js';
import { calledTogether } from './core/kinds.js';
import { needsSomebody } from './core/needs.js';
import * as queues from './core/queue.js';
import { Frame, syncLine, tick } from './ui/frame.js';
import { h } from './ui/dom.js';
import { icon } from './ui/icons.js';
import { onFailure, showTight, showWork } from './ui/busy.js';
import { sayNotKept, toast, wrongWords } from './ui/say.js';
import { canInstall, install } from './pwa/install.js';
import { askToKeep, beQuietAboutRoom, quietAboutRoom, room } from './pwa/storage.js';
import { watchForNewVersion } from './pwa/worker.js';
import { counted, currentLanguage, speak, t } from './words/words.js';
import { activitiesScreen } from './screens/activities.js';
import { reportScreen } from './screens/report.js';
import { noteScreen } from './screens/note.js';
import { outboxScreen } from './screens/outbox.js';
import { sentScreen } from './screens/sent.js';
import { detailScreen } from './screens/detail.js';
import { conflictScreen } from './screens/conflict.js';
import { shareScreen } from './screens/share.js';
import { againScreen } from './screens/again.js';
import { pinScreen, settingsScreen } from './screens/settings.js';
import { roomScreen } from './screens/room.js';
import { needsScreen } from './screens/needs.js';
import { practiceScreen } from './screens/practice.js';

const AWAY_MS = 10 * 60_000;
const LOCK_WITHIN_MS = 1_000;

const SCREENS = {
  '': activitiesScreen, lapor: reportScreen, catat: noteScreen, kotak: outboxScreen, terkirim: sentScreen, laporan: detailScreen,
  beda: conflictScreen, bagikan: shareScreen, masuk: againScreen, setelan: settingsScreen, pin: pinScreen, ruang: roomScreen, perlu: needsScreen, latihan: practiceScreen,
};

class App {
  #root = document.getElementById('app');
  #session = null;
  #frame = null;
  #loop = null;
  #envelopes = null;
  #takeNewVersion = null;
  #room = { kept: null, low: false };
  #leaving = [];
  #drawing = null;
  #green = new Set();

  async start() {
    speak(currentLanguage());
    const lacks = lacking();
    if (lacks.length) return this.#root.replaceChildren(insecurePage(lacks));
    watchForNewVersion((take) => this.#offer(take)).catch(() => {});
    try {
      this.phone = await Phone.open();
    } catch (wrong) {
      return this.#root.replaceChildren(insecurePage([isFull(wrong) ? 'full' : 'storage']));
    }
    this.api = new Api({ credential: () => this.#session?.account?.credential, language: currentLanguage });
    this.door = new Door({
      phone: this.phone,
      api: this.api,
      show: (page) => (this.#root.replaceChildren(page), page.focus?.()),
      onOpen: (session) => this.#open(session),
      onTaken: () => this.lock(),
    });
    addEventListener('hashchange', () => this.#route(true));
    addEventListener('pagehide', () => this.#keepAll());
    addEventListener('unhandledrejection', (event) => isFull(event.reason) && event.preventDefault());
    onFailure((wrong) => this.#sayFailed(wrong));
    this.phone.reserve.onTight = showTight;
    this.#lockWhenAway();
    await this.door.begin();
  }

  async #open(session) {
    this.#session = session;
    this.#green = new Set(this.#greenOnes());
    this.#envelopes = new EnvelopeKeeper(session, this.phone);
    this.#loop = new SyncLoop(session, new Sync(session, this.api, this.phone.id, { closed: this.#envelopes }));
    this.#loop.onState = () => this.#changed();
    session.onChange(() => this.#changed());
    session.onChange(() => this.#envelopes.soon());
    this.#envelopes.soon();
    this.#frame = new Frame({ session, app: this, syncWords: () => this.#syncWords() });
    this.#root.replaceChildren(this.#frame.element);
    this.#route(false);
    this.#loop.start();
    setInterval(() => tick(this.#loop.secondsLeft), 1_000);
    await this.#lookAtRoom();
  }

  /** Screen and memory are cleared; what is on the phone stays, closed. */
  async lock() {
    await this.#leaveScreen();
    this.#loop?.stop();
    await soonest(this.#envelopes?.run(), LOCK_WITHIN_MS);
    this.#envelopes?.stop();
    this.#session?.close();
    this.#session = null;
    location.reload();
  }

  /** Whatever a press wanted to keep: none is without an answer. What runs by itself has the warning above the screen. */
  #sayFailed(wrong) {
    // Before the phone is open there is no screen to make room on.
    if (this.#session) sayNotKept(wrong);
    else toast(wrongWords(wrong));
    if (!isFull(wrong)) throw wrong;
  }

  /** What stands above every screen until it is dealt with. */
  warnings() {
    const blocked = this.#session?.account?.blocked;
    return [
      blocked === 'password' && !location.hash.startsWith('#/masuk') && this.#warning('alert', t('again.banner'), t('again.go'), () => (location.hash = '#/masuk')),
      blocked === 'revoked' && this.#warning('alert', t('revoked')),
      this.#takeNewVersion && this.#warning('sync', t('newversion'), t('newversion.go'), () => this.#changeVersion()),
      (this.#session?.full || this.#room.low) && !location.hash.startsWith('#/ruang') && this.#warning('alert', t(this.#session?.full ? 'room.full.now' : 'room.low'), t('room.make'), () => (location.hash = '#/ruang')),
      this.#room.kept === false && !quietAboutRoom() && atHome() && this.#roomWarning(),
    ].filter(Boolean);
  }

  #warning(mark, words, label, act) {
    return h('div', { class: 'warning' }, icon(mark), h('span', { class: 'grow' }, words), label && h('button', { type: 'button', class: 'second', onclick: act }, label));
  }

  #roomWarning() {
    const later = () => {
      try {
        beQuietAboutRoom();
      } catch {
        // Without room for this line it is said again the next time.
      }
      this.#room = { ...this.#room, kept: null };
      this.#changed();
    };
    const warning = canInstall()
      ? this.#warning('alert', t('room.notkept.short'), t('install'), async () => (await install(), this.#lookAtRoom()))
      : this.#warning('alert', t('room.notkept.short'), t('room.more'), () => (location.hash = '#/setelan'));
    warning.append(h('button', { type: 'button', class: 'round', 'aria-label': t('room.later'), onclick: later }, icon('close')));
    return warning;
  }

  async #lookAtRoom() {
    await askToKeep();
    this.#room = await room();
    this.#changed();
  }

  #offer(take) {
    // With nobody inside there is no form to lose.
    if (!this.#session) return take();
    this.#takeNewVersion = take;
    this.#changed();
  }

  async #changeVersion() {
    await this.#leaveScreen();
    this.#takeNewVersion();
  }

  /** A store that another tab took, or that is being locked, is closed before its screen has gone: nothing is drawn of it any more. */
  #inside() {
    return Boolean(this.#session?.account);
  }

  async #route(focus) {
    if (!this.#inside()) return;
    const left = this.#leaveScreen();
    showWork(left);
    await left;
    if (!this.#inside()) return;
    const [name = '', ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
    const live = [];
    const ctx = {
      session: this.#session, phone: this.phone, api: this.api,
      go: (hash, again) => this.#go(hash, again),
      live: (draw) => live.push(draw),
      leave: (work, { alsoHidden = false } = {}) => this.#leaving.push({ work, alsoHidden }),
      today: () => this.#session.today().today,
      // Not waited for: a round can take minutes, and the line above says what it does.
      sendSoon: () => void this.#loop.kick(),
      sendNow: () => void this.#loop.now(),
      syncWords: () => this.#syncWords(),
      lastDone: () => this.#loop.lastDone,
      lock: () => ((location.hash = '#/'), this.lock()),
      again: () => this.#again(),
      envelopes: this.#envelopes,
      drop: () => ((location.hash = '#/'), location.reload()),
    };
    this.#drawing = live;
    const screen = (SCREENS[name] ?? activitiesScreen)(ctx, ...rest);
    if (screen) this.#frame.show(screen, location.hash || '#/', focus);
  }

  #go(hash, again = false) {
    if (location.hash === hash && again) this.#route(true);
    else location.hash = hash;
    return null;
  }

  /** Everything is drawn anew, in another language. */
  #again() {
    this.#frame = new Frame({ session: this.#session, app: this, syncWords: () => this.#syncWords() });
    this.#root.replaceChildren(this.#frame.element);
    this.#route(true);
  }

  #syncWords() {
    return syncLine(this.#session, this.#loop.state, () => this.#loop.secondsLeft);
  }

  #leaveScreen() {
    const works = this.#leaving;
    this.#leaving = [];
    this.#drawing = null;
    return Promise.allSettled(works.map(({ work }) => work()));
  }

  /** Many changes in one moment are drawn once. */
  #changed() {
    if (!this.#inside() || this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      if (!this.#inside()) return;
      this.#frame.draw(location.hash || '#/');
      for (const draw of this.#drawing ?? []) draw();
      this.#thank();
    });
  }

  #waiting = false;

  #thank() {
    const green = this.#greenOnes();
    const fresh = green.filter((id) => !this.#green.has(id));
    this.#green = new Set(green);
    if (!fresh.length) return;
    const what = counted(calledTogether(fresh.map((id) => this.#session.reports.get(id))), fresh.length);
    // Thanks alone would not be the whole truth for what somebody has to look at.
    toast(t(fresh.some((id) => needsSomebody(this.#session, id)) ? 'sync.arrived.needs' : 'sync.arrived', { what }));
  }

  #greenOnes() {
    return [...this.#session.reports.keys()].filter((id) => queues.isGreen(this.#session.queue, id));
  }

  #lockWhenAway() {
    let since = null;
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') {
        since = { wall: Date.now(), mono: performance.now() };
        this.#keepAll();
      } else if (this.#session && since && awayFor(since) > AWAY_MS) this.lock();
    });
  }

  /** The phone may be switched off from here on. */
  #keepAll() {
    for (const { work, alsoHidden } of this.#leaving) if (alsoHidden) work();
    this.#envelopes?.run();
  }
}

/** By the clock that says more: one may have been set, the other stands still while the phone sleeps. */
const awayFor = ({ wall, mono }) => Math.max(Math.abs(Date.now() - wall), performance.now() - mono);

/** Waits for work that may take its time elsewhere. */
const soonest = (work, ms) => Promise.race([work, new Promise((done) => setTimeout(done, ms))]);

const atHome = () => ['', '#/'].includes(location.hash);

new App().start();
