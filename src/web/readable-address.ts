/** 网址 as people read it: percent signs undone where that gives Chinese words. Pure. */

/** All else stays encoded: blanks, marks that turn the direction of writing, and GBK that happens to be UTF-8, too. */
const OTHER = /[^\x21-\x7e\p{Script=Han}\u3001-\u303f\uff01-\uffee]/u

export function readableAddress(url: string): string {
  try {
    const read = decodeURI(url)
    return OTHER.test(read) ? url : read
  } catch {
    // No UTF-8 at all: nobody can tell what it says.
    return url
  }
}
