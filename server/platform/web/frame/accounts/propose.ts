import { sql } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import type { Role } from '#platform/access/actor.ts'
import type { Trx, UnitTable } from '#platform/database/tables.ts'
import { unitByCode } from '#platform/organisation/units.ts'
import { done, type FieldError, refuse } from '../../answers.ts'
import type { Command } from '../../page.ts'
import { accountHolders } from '../../permission.ts'

export const ACCOUNTS = '/accounts'

const text = (message: string) => z.string({ error: message }).trim()
const optional = z
  .string()
  .trim()
  .optional()
  .transform(given => (given === '' ? undefined : given))

const USERNAME_SHAPE = 'Enter a username that begins with a letter, of 2 to 40 letters, digits, dots and hyphens'
const Named = {
  username: text('Enter the username')
    .toLowerCase()
    .regex(/^[a-z][a-z0-9.-]{1,39}$/, USERNAME_SHAPE),
}
const Reasoned = {
  reason: text('Enter why')
    .min(10, 'Enter why, in at least 10 characters')
    .max(2000, 'Shorten the reason to 2,000 characters or fewer'),
}
const role = z.enum(accountHolders as [Role, ...Role[]], { error: 'Select the role' })

export const AccountChangeForm = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('open'),
      ...Named,
      name: text('Enter the name').min(2, 'Enter the name').max(100, 'Shorten the name to 100 characters or fewer'),
      role,
      unit: optional,
      practitioner: optional,
      ...Reasoned,
    }),
    z.object({ kind: z.literal('role'), ...Named, role, unit: optional, ...Reasoned }),
    z.object({ kind: z.literal('close'), ...Named, ...Reasoned }),
    z.object({ kind: z.literal('passkeys'), ...Named, ...Reasoned }),
  ],
  { error: 'Select what is to change' },
)
export type AccountChangeForm = z.output<typeof AccountChangeForm>

/** The kind of unit that a role answers for; a role that is not here has none. */
const unitOfRole: Readonly<Partial<Record<Role, UnitTable['kind']>>> = {
  practitioner: 'team',
  spo: 'team',
  'pdu-head': 'pdu',
  'regional-director': 'region',
  'national-director': 'nation',
}

const wrongUnit = async (trx: Trx, as: Role, code: string | undefined): Promise<FieldError | undefined> => {
  const kind = unitOfRole[as]
  if (!kind)
    return code === undefined ? undefined : { field: 'unit', message: 'Leave the unit empty: this role has none' }
  const unit = code === undefined ? undefined : await unitByCode(trx, code)
  return unit?.kind === kind
    ? undefined
    : { field: 'unit', message: `Enter the code of a ${kind}, as the role needs it` }
}

const refusals: Readonly<Record<string, FieldError>> = {
  account_change_open: {
    field: 'username',
    message: 'A change of this account waits already: decide that one first',
  },
  account_change_practitioner_fkey: { field: 'practitioner', message: 'Check the staff code: nobody has this one' },
}

type Given = { readonly name?: string; readonly role?: Role; readonly unit?: string; readonly practitioner?: string }
const nothingGiven: Given = {}

const noSuchAccount = {
  taken: { field: 'username', message: 'Enter another username: this one is taken' },
  missing: { field: 'username', message: 'Check the username: nobody has it' },
} as const

const propose = async (trx: Trx, change: AccountChangeForm, now: Date): Promise<boolean> => {
  const { name = null, role = null, unit = null, practitioner = null } = { ...nothingGiven, ...change }
  const { rows } = await sql<{ id: string | null }>`
    select platform.propose_account_change(${change.kind}, ${change.username}, ${name}, ${role}, ${unit}, ${practitioner},
      ${change.reason}, ${now}) as id`.execute(trx)
  return rows[0]?.id !== null
}

/**
 * An administrator proposes a change of somebody's account. Nothing changes until another administrator has agreed; nobody proposes
 * a change of their own.
 *
 * @source reference, voice-security 8, A07
 */
export const proposeChange: Command<AccountChangeForm> = async ({ trx, actor, input, now }) => {
  const { kind, username } = input
  if (username === actor.username) {
    return refuse([{ field: 'username', message: 'Nobody changes their own account. Ask another administrator' }])
  }
  const odd = 'role' in input ? await wrongUnit(trx, input.role, input.unit) : undefined
  if (odd) return refuse([odd])
  try {
    if (!(await propose(trx, input, now))) return refuse([noSuchAccount[kind === 'open' ? 'taken' : 'missing']])
  } catch (error) {
    const problem = error instanceof pg.DatabaseError ? refusals[error.constraint ?? ''] : undefined
    if (!problem) throw error
    return refuse([problem])
  }
  return done('Proposed. Another administrator decides', ACCOUNTS)
}
