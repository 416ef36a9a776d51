import { ed25519 } from '@noble/curves/ed25519.js'
import { fromBase64, toBase64 } from '../bytes/base64.ts'
import { toHex } from '../bytes/hex.ts'
import { join } from '../bytes/join.ts'
import { utf8 } from '../bytes/utf8.ts'
import { sha256 } from '../hash/sha256.ts'
import { LedgerError } from '../ledger-error.ts'
import { hasControl } from './control.ts'

/** The signature types that C2SP signed-note assigns and this package knows. Only the two Ed25519 ones are checked here. */
export const signatureTypes = {
  ed25519: 0x01,
  ecdsa: 0x02,
  cosignature: 0x04,
  treeHead: 0x05,
  mlDsaCosignature: 0x06,
} as const

/** A key that notes are checked with. */
export type VerifierKey = {
  readonly name: string
  /** Eight hexadecimal digits; name and id together say which key signed. */
  readonly id: string
  readonly type: number
  readonly publicKey: Uint8Array
}

const publicKeyBytes = 32

/** True if signatures of the key can be checked here. */
export const isCheckable = ({ type }: VerifierKey): boolean =>
  type === signatureTypes.ed25519 || type === signatureTypes.cosignature

/** A key of an assigned type whose signatures this package does not check. */
export class UnsupportedKey extends LedgerError {}

/** @throws UnsupportedKey when signatures of the key cannot be checked here */
export const requireCheckable = (key: VerifierKey): void => {
  if (!isCheckable(key))
    throw new UnsupportedKey(`key ${key.name}: signatures of type ${key.type} are not checked here`)
}

/**
 * A key name as signed notes allow it.
 *
 * @throws LedgerError when it is empty or has a space, a plus sign or a control character
 */
export const requireKeyName = (name: string): void => {
  if (name === '' || !name.isWellFormed() || hasControl(name) || /[\p{White_Space}+]/u.test(name)) {
    throw new LedgerError(`key name ${JSON.stringify(name)}: it must have text without spaces and plus signs`)
  }
}

/** The Ed25519 key of a log (`ed25519`) or of a witness (`cosignature`), with the id that follows from it. */
export const verifierKey = (
  name: string,
  type: typeof signatureTypes.ed25519 | typeof signatureTypes.cosignature,
  publicKey: Uint8Array,
): VerifierKey => {
  requireKeyName(name)
  if (publicKey.length !== publicKeyBytes) {
    throw new LedgerError(`key ${name}: ${publicKey.length} bytes, an Ed25519 key has ${publicKeyBytes}`)
  }
  return { name, id: keyId(name, type, publicKey), type, publicKey }
}

/** @source C2SP signed-note; for tree heads C2SP static-ct-api, which hashes the log id, for ECDSA the key alone */
const keyId = (name: string, type: number, publicKey: Uint8Array): string => {
  if (type === signatureTypes.ecdsa) return toHex(sha256(publicKey).subarray(0, 4))
  const material = type === signatureTypes.treeHead ? sha256(publicKey) : publicKey
  return toHex(sha256(join(utf8(`${name}\n`), Uint8Array.of(type), material)).subarray(0, 4))
}

/**
 * The verifier key written as name+id+base64.
 *
 * @throws LedgerError when it is malformed, its type is not assigned, or its id is not the one of its key
 * @source C2SP signed-note, verifier keys
 */
export const parseVerifierKey = (text: string): VerifierKey => {
  const [name, id, encoded] = splitKey(text, 'verifier key')
  const material = fromBase64(encoded)
  const type = material[0]
  const publicKey = material.slice(1)
  if (type === undefined || !Object.values<number>(signatureTypes).includes(type)) {
    throw new LedgerError(`verifier key ${name}: signature type ${type ?? 'missing'} is not assigned`)
  }
  const key = { name, id, type, publicKey }
  if (isCheckable(key) && publicKey.length !== publicKeyBytes) {
    throw new LedgerError(`verifier key ${name}: ${publicKey.length} bytes, an Ed25519 key has ${publicKeyBytes}`)
  }
  if (id !== keyId(name, type, publicKey)) {
    throw new LedgerError(`verifier key ${name}: id ${id} is not that of the key, ${keyId(name, type, publicKey)}`)
  }
  return key
}

/** The key as parseVerifierKey reads it. */
export const formatVerifierKey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${toBase64(join(Uint8Array.of(type), publicKey))}`

/** Splits at the first two plus signs: base64 may have more of them. */
const splitKey = (text: string, place: string): readonly [name: string, id: string, encoded: string] => {
  const match = /^([^+]*)\+([0-9a-f]{8})\+(.+)$/u.exec(text)
  if (!match) throw new LedgerError(`${place}: not name+id+key, the id being eight lowercase hexadecimal digits`)
  const [, name = '', id = '', encoded = ''] = match
  requireKeyName(name)
  return [name, id, encoded]
}

/** A private key of a log, as Go's signed notes write it. */
export type SignerKey = { readonly seed: Uint8Array; readonly verifier: VerifierKey }

const signerMark = 'PRIVATE+KEY+'

/**
 * The signer key written as PRIVATE+KEY+name+id+base64. For tests and for reading a key from its safe: the package
 * itself signs only through functions that it is given.
 *
 * @throws LedgerError when it is malformed, not Ed25519, or its id is not the one of its key
 * @source golang.org/x/mod/sumdb/note
 */
export const parseSignerKey = (text: string): SignerKey => {
  if (!text.startsWith(signerMark)) throw new LedgerError(`signer key: it does not begin with ${signerMark}`)
  const [name, id, encoded] = splitKey(text.slice(signerMark.length), 'signer key')
  const material = fromBase64(encoded)
  if (material[0] !== signatureTypes.ed25519 || material.length !== 1 + publicKeyBytes) {
    throw new LedgerError(`signer key ${name}: not an Ed25519 seed`)
  }
  const seed = material.slice(1)
  const verifier = verifierKey(name, signatureTypes.ed25519, ed25519.getPublicKey(seed))
  if (id !== verifier.id) throw new LedgerError(`signer key ${name}: id ${id} is not that of the key, ${verifier.id}`)
  return { seed, verifier }
}
