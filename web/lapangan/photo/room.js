// How many of the pictures that were chosen at once find room. Pure.
/** More files than this are not looked at in one choice, however many of them are bad: each is decoded. */
const MOST_TRIED = 20;

/**
 * Takes files in their order as long as there is room: a bad one takes no place from a good one behind it.
 * @returns { words: what is to be said of those looked at, left: whether any was left for want of room }
 */
export async function takeWhileRoom(files, hasRoom, take) {
  const words = [];
  let looked = 0;
  for (const file of files.slice(0, MOST_TRIED)) {
    if (!hasRoom()) break;
    looked++;
    words.push(await take(file));
  }
  return { words: words.filter(Boolean), left: looked < files.length };
}
