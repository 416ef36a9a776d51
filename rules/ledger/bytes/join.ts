/** One array with all the bytes of the parts, in order. */
export const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** True if both hold the same bytes. Not constant in time: use it for public values only. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false
  // A callback for each byte would take six times as long, and tiles have 8,192.
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}
