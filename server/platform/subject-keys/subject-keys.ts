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

/** Where a data folder keeps the keys of people. */
export const keyFileIn = (dataFolder: string): string => path.join(dataFolder, 'keys', 'people.sqlite')

/** Says where the keys of this service are, once at start. One process serves one database, so it has one file of keys. */
export const useSubjectKeys = (dataFolder: string): void => {
  folder = dataFolder
  opened = undefined
}

/**
 * The keys of this service, opened at the first use.
 *
 * @throws Error when nobody said where they are
 */
export const subjectKeys = (): KeyFile => {
  if (!folder) throw new Error('The keys of people are not open: call useSubjectKeys at start')
  opened ??= openKeyFile(keyFileIn(folder))
  return opened
}

const liveKey = (subject: string): Uint8Array => {
  const key = subjectKeys().keyOf(subject)
  if (key === 'destroyed') throw new Erased(subject)
  if (!key) {
    throw new Error(
      `There is no key for the record ${subject}. Put back keys/people.sqlite of the data folder that this database belongs to.`,
    )
  }
  return key
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
