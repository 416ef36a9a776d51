import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { formatVerifierKey, signatureTypes, type VerifierKey, verifierKey } from '@candour/ledger'
import { z } from 'zod'
import { writeDurably } from './write-durably.ts'

/** What signs checkpoints. The private half never leaves this object. */
export type LogKey = {
  /** The log's name; it never changes. */
  readonly origin: string
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

/** The keys of one log: the one in use, and during a change of keys the one that is to follow it. */
export type LogKeys = { readonly current: LogKey; readonly next: LogKey | undefined }

const KeyFile = z.object({ origin: z.string().min(1), privateKey: z.string().min(1) })

/** The last 32 bytes of an Ed25519 SubjectPublicKeyInfo are the key itself. */
export const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32))

const fromText = (text: string): LogKey => {
  const { origin, privateKey } = KeyFile.parse(JSON.parse(text))
  const key = createPrivateKey(privateKey)
  return { origin, publicKey: rawPublicKey(key), sign: bytes => new Uint8Array(sign(null, bytes, key)) }
}

const newKeyText = (origin: string): string => {
  const { privateKey } = generateKeyPairSync('ed25519')
  return JSON.stringify({ origin, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) })
}

const currentFile = (dataFolder: string): string => path.join(dataFolder, 'keys', 'log-key.json')
const nextFile = (dataFolder: string): string => path.join(dataFolder, 'keys', 'log-key.next.json')

const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

const readKey = async (file: string): Promise<LogKey | undefined> => {
  const text = await textOf(file)
  if (text === undefined) return undefined
  try {
    return fromText(text)
  } catch {
    throw new Error(`${file} is not a log key. Put the right file back: without it no checkpoint can be signed.`)
  }
}

/** The public half of a key, by which others recognise its signatures. */
export const verifierOf = (key: LogKey): VerifierKey => verifierKey(key.origin, signatureTypes.ed25519, key.publicKey)

/** The line by which others recognise this key's signatures. @source C2SP signed-note, verifier keys */
export const verifierKeyOf = (key: LogKey): string => formatVerifierKey(verifierOf(key))

/**
 * The key of this service's log, made on first use and kept in the data folder, outside the database and its backups.
 *
 * @throws Error naming the file when it cannot be read as a key
 */
export const logKeyIn = async (dataFolder: string): Promise<LogKey> => {
  const kept = await readKey(currentFile(dataFolder))
  if (kept) return kept
  const text = newKeyText(`candour.example/${randomBytes(4).toString('hex')}`)
  await writeDurably(currentFile(dataFolder), text)
  return fromText(text)
}

/** The key in use and the next one, if a change of keys has begun. Throws as `logKeyIn` does. */
export const logKeysIn = async (dataFolder: string): Promise<LogKeys> => {
  const current = await logKeyIn(dataFolder)
  const next = await readKey(nextFile(dataFolder))
  // A change of keys that was broken off at its very end leaves the file of what is the current key by now.
  return { current, next: next && verifierKeyOf(next) !== verifierKeyOf(current) ? next : undefined }
}

/** Makes the key that is to follow the current one, for the same log. One that is there already is kept. */
export const makeNextKey = async (dataFolder: string): Promise<LogKey> => {
  const { current, next } = await logKeysIn(dataFolder)
  if (next) return next
  const text = newKeyText(current.origin)
  await writeDurably(nextFile(dataFolder), text)
  return fromText(text)
}

/**
 * Puts the next key in the place of the current one, and keeps the old one beside it under its id. Broken off at any point, it is
 * either not done or can be done again: there is never no key.
 *
 * @throws Error when there is no next key
 */
export const putNextKeyInPlace = async (dataFolder: string): Promise<void> => {
  const [old, next] = [await textOf(currentFile(dataFolder)), await textOf(nextFile(dataFolder))]
  if (old === undefined || next === undefined) throw new Error('There is no next key to put in place')
  const { id } = verifierOf(fromText(old))
  await writeDurably(path.join(dataFolder, 'keys', `log-key.retired-${id}.json`), old)
  await writeDurably(currentFile(dataFolder), next)
  await rm(nextFile(dataFolder))
}
