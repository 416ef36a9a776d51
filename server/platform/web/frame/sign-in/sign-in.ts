import { hash, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import { z } from 'zod'
import { openSession } from '#platform/access/sessions.ts'
import type { Trx } from '#platform/database/tables.ts'
import { refuse, signedIn } from '../../answers.ts'
import type { Command } from '../../page.ts'

const HOUR = 3_600_000
/** However busy a session is kept, the person signs in again after a working day. */
const LONGEST_SESSION = 12 * HOUR

/** A path of this service to go on to; anything else leads home. */
export const LocalPath = z
  .string()
  .regex(/^\/(?![/\\])/)
  .catch('/')

export const SignInForm = z.object({
  username: z.string('Enter your username').trim().min(1, 'Enter your username'),
  password: z.string('Enter your password').min(1, 'Enter your password'),
  to: LocalPath,
})
export type SignInForm = z.output<typeof SignInForm>

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

/** Signs a person in with username and password. One answer for both mistakes: it must not tell which name exists. */
export const signIn: Command<SignInForm> = async ({ trx, input, now }) => {
  const username = input.username.toLowerCase()
  const kept = await passwordHashOf(trx, username)
  const isRight = await verify(kept ?? (await hashOfNobody()), input.password)
  const actor =
    kept !== null && isRight ? await openSession(trx, username, new Date(now.getTime() + LONGEST_SESSION)) : null
  if (!actor)
    return refuse([{ field: 'username', message: 'Check your username and password. They do not match an account' }])
  return signedIn(actor, input.to)
}
