import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** What signs checkpoints. The private half never leaves this object. */
export type LogKey = {
  /** The log's name; it never changes. */
  readonly origin: string
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

const KeyFile = z.object({ origin: z.string().min(1), privateKey: z.string().min(1) })

/** The last 32 bytes of an Ed25519 SubjectPublicKeyInfo are the key itself. */
const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32))

const fromFile = (text: string): LogKey => {
  const { origin, privateKey } = KeyFile.parse(JSON.parse(text))
  const key = createPrivateKey(privateKey)
  return { origin, publicKey: rawPublicKey(key), sign: bytes => new Uint8Array(sign(null, bytes, key)) }
}

/**
 * The key of this service's log, made on first use and kept in the data folder, outside the database and its backups.
 *
 * @throws Error naming the file when it cannot be read as a key
 */
export const logKeyIn = async (dataFolder: string): Promise<LogKey> => {
  const file = path.join(dataFolder, 'keys', 'log-key.json')
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept !== null) {
    try {
      return fromFile(kept)
    } catch {
      throw new Error(`${file} is not a log key. Put the right file back: without it no checkpoint can be signed.`)
    }
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  const text = JSON.stringify({
    origin: `candour.example/${randomBytes(4).toString('hex')}`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  })
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return fromFile(text)
}
