// Small comforts of the office pages. Every page works without them.
import './guard.js';
import './keys.js';
import './dialogs.js';
import './copy.js';
import './drop.js';
import './dates.js';
import './narrow.js';
import './filters.js';
import './choose.js';
import './faces.js';
import './errors.js';
import './validity.js';
import './busy.js';
import './bulk.js';
import './fullscreen.js';
import './help.js';

document.documentElement.classList.add('script');

// On a phone the tabs may be wider than the page: the one we are on is shown.
document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });

// A form that came back: the reader is led to what is to be mended.
document.querySelector('.errors[role=alert]')?.focus();
