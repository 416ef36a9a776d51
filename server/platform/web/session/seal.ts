import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16

const keyOf = (sessionId: string): Buffer => Buffer.from(hkdfSync('sha256', sessionId, '', 'candour web session', 32))

/** The name under which a session is stored: its id cannot be had back from it. */
export const hashOf = (sessionId: string): Buffer => createHash('sha256').update(sessionId).digest()

/** Encrypts under a key that only the holder of the session id can derive (AES-256-GCM: iv, tag, text). */
export const seal = (sessionId: string, text: string): Buffer => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(sessionId), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/**
 * The text that was sealed.
 *
 * @throws Error when a byte was changed or the id is another one
 */
export const open = (sessionId: string, sealed: Uint8Array): string => {
  const iv = sealed.subarray(0, IV_BYTES)
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(sessionId), iv, { authTagLength: TAG_BYTES })
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
