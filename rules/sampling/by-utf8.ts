/**
 * Order of two texts by their UTF-8 bytes, below 0 when the first comes first. The same as by code point; it differs from
 * JavaScript's own order only where a surrogate pair meets a character from U+E000 on.
 */
export const byUtf8 = (one: string, other: string): number => {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at))
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

/** Surrogates stand for characters above U+FFFF, so they rank above every other unit. */
const rank = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit)
