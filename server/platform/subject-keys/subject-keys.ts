import { createSecretKey, type KeyObject } from 'node:crypto'
import path from 'node:path'
import { openBytes, sealBytes } from './cipher.ts'
import { type KeyFile, openKeyFile } from './key-file.ts'

/** The key of this person was destroyed: nobody can read what it sealed. */
export class Erased extends Error {
  override readonly name = 'Erased'
  constructor(subject: string) {
    super(`The record ${subject} was erased: its key is destroyed`)
  }
}

let folder: string | undefined
let opened: KeyFile | undefined

/**
 * Keys that the present piece of work has used already; they are forgotten before the next one begins. A page of 3,000 entries
 * asked the file 3,000 times and made as many key objects: 40 microseconds an entry on a loaded machine, 7 with this.
 */
const inUse = new Map<string, KeyObject>()

/** Where a data folder keeps the keys of people. */
export const keyFileIn = (dataFolder: string): string => path.join(dataFolder, 'keys', 'people.sqlite')

/** Says where the keys of this service are, once at start. One process serves one database, so it has one file of keys. */
export const useSubjectKeys = (dataFolder: string): void => {
  folder = dataFolder
  opened = undefined
  inUse.clear()
}

/**
 * The keys of this service, opened at the first use.
 *
 * @throws Error when nobody said where they are
 */
export const subjectKeys = (): KeyFile => {
  if (!folder) throw new Error('The keys of people are not open: call useSubjectKeys at start')
  if (opened) return opened
  const file = openKeyFile(keyFileIn(folder))
  const destroy: KeyFile['destroy'] = (subject, at) => {
    inUse.delete(subject)
    file.destroy(subject, at)
  }
  opened = { ...file, destroy }
  return opened
}

const remember = (subject: string, key: Uint8Array): KeyObject => {
  if (inUse.size === 0) setImmediate(() => inUse.clear())
  const made = createSecretKey(key)
  inUse.set(subject, made)
  return made
}

const liveKey = (subject: string): KeyObject => {
  const known = inUse.get(subject)
  if (known) return known
  const key = subjectKeys().keyOf(subject)
  if (key === 'destroyed') throw new Erased(subject)
  if (!key) {
    throw new Error(
      `There is no key for the record ${subject}. Put back keys/people.sqlite of the data folder that this database belongs to.`,
    )
  }
  return remember(subject, key)
}

/**
 * Encrypts bytes under the key of one person, for one place such as an entry.
 *
 * @throws Erased when the key was destroyed; Error when there is none
 */
export const sealFor = (subject: string, context: string, bytes: Uint8Array): Buffer =>
  sealBytes(liveKey(subject), context, bytes)

/**
 * What was sealed for a person and a place.
 *
 * @throws Erased when the key was destroyed; Error when there is none, or a byte was changed
 */
export const openFor = (subject: string, context: string, sealed: Uint8Array): Buffer =>
  openBytes(liveKey(subject), context, sealed)
