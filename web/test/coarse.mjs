// A clock of 40 milliseconds, and ids that fall within one moment: `npm run test:coarse`. What holds only because two things never fall into one moment,
// or because ids rise as things are made, fails here each time instead of once in a hundred runs.
const STEP_MS = 40;

const realNow = Date.now;
const RealDate = Date;
const coarse = () => Math.floor(realNow() / STEP_MS) * STEP_MS;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length) super(...given);
    else super(coarse());
  }

  static now() {
    return coarse();
  }
};

// The ten random bytes of an id (core/ids.js).
const ID_BYTES = 10;
const random = crypto.getRandomValues.bind(crypto);
let left = 0x7fffffff;
crypto.getRandomValues = (bytes) => {
  random(bytes);
  if (bytes.length === ID_BYTES) {
    left--;
    // Version and variant take bits of the first and the third.
    bytes.set([0, left >>> 24, (left >>> 16) & 0x3f, (left >>> 8) & 0xff, left & 0xff]);
  }
  return bytes;
};
