import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { cosign, formatSignatureLine, LedgerError, type Signer, signatureTypes, verifierKey } from '@candour/ledger'
import { z } from 'zod'
import { rawPublicKey } from '#platform/ledger/keys.ts'
import { writeDurably } from '#platform/ledger/write-durably.ts'
import { BadInput } from '../command.ts'
import { type Cosign, WitnessStore } from './store.ts'

const KeyFile = z.object({ name: z.string(), privateKey: z.string() })

const keyFile = (folder: string): string => path.join(folder, 'witness-key.json')

const textOf = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

const signerFrom = (text: string): Signer => {
  const { name, privateKey } = KeyFile.parse(JSON.parse(text))
  const key = createPrivateKey(privateKey)
  return {
    key: verifierKey(name, signatureTypes.cosignature, rawPublicKey(key)),
    sign: message => new Uint8Array(sign(null, message, key)),
  }
}

/** A witness: its key, and what it remembers. */
export type Witness = { readonly signer: Signer; readonly store: WitnessStore; readonly cosign: Cosign }

/**
 * Makes the key of a new witness in a folder.
 *
 * @throws BadInput when the folder has one already: a second key would be a second witness; or the name cannot be a key's
 */
export const makeWitnessKey = async (folder: string, name: string): Promise<void> => {
  if ((await textOf(keyFile(folder))) !== undefined) {
    throw new BadInput(`${folder} holds the key of a witness already; choose another folder, or use that witness`)
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  const text = JSON.stringify({ name, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) })
  try {
    signerFrom(text)
  } catch (error) {
    if (error instanceof LedgerError) throw new BadInput(`--name: ${error.message}`)
    throw error
  }
  await writeDurably(keyFile(folder), text)
}

/**
 * Opens the witness of a folder.
 *
 * @throws BadInput when there is none, with what to do
 */
export const openWitness = async (folder: string): Promise<Witness> => {
  const text = await textOf(keyFile(folder))
  if (text === undefined) throw new BadInput(`${folder} holds no witness; make one with "candour witness init"`)
  let signer: Signer
  try {
    signer = signerFrom(text)
  } catch {
    throw new BadInput(`${keyFile(folder)} is not the key of a witness; put the right file back`)
  }
  const line: Cosign = body => formatSignatureLine(cosign(body, Math.floor(Date.now() / 1000), signer))
  return { signer, store: new WitnessStore(path.join(folder, 'witness.db')), cosign: line }
}
