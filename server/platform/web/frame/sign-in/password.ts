import { hash, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** Checked when no account has the name, so that the time of an answer does not tell which names exist. */
let nobody: Promise<string> | undefined
const hashOfNobody = (): Promise<string> => {
  nobody ??= hash('nobody has this password')
  return nobody
}

/** The one way to a password hash: accounts are read without it. */
const passwordHashOf = async (trx: Trx, username: string): Promise<string | null> => {
  const { rows } = await sql<{ hash: string | null }>`select platform.password_hash_of(${username}) as hash`.execute(
    trx,
  )
  return rows[0]?.hash ?? null
}

/** Whether an account has this name and this password. Takes as long for a name that nobody has. */
export const isPasswordOf = async (trx: Trx, username: string, password: string): Promise<boolean> => {
  const kept = await passwordHashOf(trx, username)
  const isRight = await verify(kept ?? (await hashOfNobody()), password)
  return kept !== null && isRight
}
