import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** The public half of a passkey, as signing in needs it. */
export type StoredPasskey = {
  readonly credential_id: Uint8Array<ArrayBuffer>
  readonly public_key: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
}

/** A passkey as its owner sees it. */
export type OwnPasskey = {
  readonly id: string
  readonly name: string
  readonly added_at: Date
  readonly last_used_at: Date | null
}

type NewPasskey = Omit<StoredPasskey, 'transports'> & { readonly transports: string[]; readonly name: string }

const hashOf = (challenge: string): Buffer => createHash('sha256').update(challenge).digest()

const isDone = async (trx: Trx, call: RawBuilder<boolean>): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`select ${call} as done`.execute(trx)
  return rows[0]?.done ?? false
}

/** The passkeys of an account, oldest first. */
export const passkeysOf = async (trx: Trx, username: string): Promise<readonly StoredPasskey[]> =>
  (await sql<StoredPasskey>`select * from platform.passkeys_of(${username})`.execute(trx)).rows

/** The passkeys of the person of this session, oldest first. */
export const ownPasskeys = async (trx: Trx): Promise<readonly OwnPasskey[]> =>
  (await sql<OwnPasskey>`select * from platform.own_passkeys()`.execute(trx)).rows

/** Adds a passkey. False when the challenge was answered before, the passkey is known, or the account has ten. */
export const storePasskey = (trx: Trx, username: string, challenge: string, key: NewPasskey): Promise<boolean> =>
  isDone(
    trx,
    sql`platform.add_passkey(${username}, ${key.credential_id}, ${key.public_key}, ${key.counter}, ${key.transports},
      ${key.name}, ${hashOf(challenge)})`,
  )

/** Notes a use. False when the counter has not risen, or the challenge was answered before. */
export const notePasskeyUse = (
  trx: Trx,
  username: string,
  challenge: string,
  { credential_id, counter }: Pick<StoredPasskey, 'credential_id' | 'counter'>,
): Promise<boolean> =>
  isDone(trx, sql`platform.use_passkey(${username}, ${credential_id}, ${counter}, ${hashOf(challenge)})`)

/** Removes a passkey of the person of this session. False when they have none with this id. */
export const removePasskey = (trx: Trx, id: string): Promise<boolean> =>
  isDone(trx, sql`platform.remove_passkey(${id})`)
