/** What Windows-1252 has where UTF-8 has none: the bytes that give it away, and what they were meant to be. */
const WINDOWS = new TextDecoder('windows-1252')

type Decoded =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string; readonly value: string }

/** @param isCut the bytes may end within a symbol */
const isUtf8 = (bytes: Uint8Array, isCut = false): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
    return true
  } catch {
    return false
  }
}

const firstBadByte = (bytes: Uint8Array): number => {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(bytes.subarray(0, middle), true)) good = middle
    else bad = middle
  }
  // What stands there began as a symbol of several bytes, and the next byte did not go on with it.
  while (!isUtf8(bytes.subarray(0, good))) good -= 1
  return good
}

/** The text of a file that is UTF-8, with or without a byte order mark; else what it seems to be, and how to save it. */
export const decode = (bytes: Uint8Array): Decoded => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { ok: false, reason: 'The file is UTF-16. Save it as “CSV UTF-8” and load it again', value: '' }
  }
  if (isUtf8(bytes)) return { ok: true, text: new TextDecoder('utf-8').decode(bytes) }
  const at = firstBadByte(bytes)
  const line = bytes.subarray(0, at).filter(byte => byte === 0x0a).length + 1
  const around = WINDOWS.decode(bytes.subarray(Math.max(0, at - 15), at + 15)).replace(/\s+/g, ' ')
  return {
    ok: false,
    reason: `The file is not UTF-8: line ${line} holds “${WINDOWS.decode(bytes.subarray(at, at + 1))}” as Windows-1252 writes it. Save it as “CSV UTF-8” and load it again`,
    value: around,
  }
}
