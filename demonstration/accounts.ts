import { hash } from '@node-rs/argon2'
import type { AccountTable, Trx } from '#platform/database/tables.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { NATION } from './organisation.ts'
import type { DemonstrationPdu } from './service/service.ts'

type Account = Omit<AccountTable, 'id' | 'password_hash' | 'introduction' | 'closed_at'> & {
  readonly introduction: string
}

/** One account for each role, in the unit that staff describe. */
export const accountsFor = ({ plan, members }: DemonstrationPdu, region: string): Account[] => {
  const named = (code: string | undefined) => members.find(member => member.code === code)
  const officer = members.find(({ grade, left, reduction }) => grade === 'PO' && left === null && reduction === null)
  const senior = members.find(member => member.grade === 'SPO' && member.team === officer?.team)
  const nameOf = (code: string | undefined): string => {
    const member = named(code)
    return member ? `${member.forename} ${member.surname}` : ''
  }
  if (!officer || !senior) throw new Error(`${plan.name} has no officer or senior officer to sign in as`)
  const people: (readonly [string, string, Account['role'], string | null, string | null, string])[] = [
    [
      'practitioner',
      nameOf(officer.code),
      'practitioner',
      officer.team,
      officer.code,
      'A probation officer with a full caseload',
    ],
    [
      'senior',
      nameOf(senior.code),
      'spo',
      senior.team,
      senior.code,
      'A senior probation officer who answers for a team',
    ],
    ['head', 'Morwen Ashcombe', 'pdu-head', plan.code, null, `Head of ${plan.name}`],
    [
      'region',
      'Idris Langford',
      'regional-director',
      region,
      null,
      'Regional director: figures, never individual cases',
    ],
    ['nation', 'Petra Wainrigg', 'national-director', NATION, null, 'National director: imports the nightly workbook'],
    ['lead', 'Osric Thornlea', 'lead-inspector', null, null, 'Lead inspector: opens, draws, rates, publishes'],
    [
      'quality',
      'Linnea Corvane',
      'lead-inspector',
      null,
      null,
      'Quality inspector: the second name on every changed rating and every publication',
    ],
    ['inspector', 'Yusra Marchfield', 'inspector', null, null, 'Inspector: assesses the sampled cases'],
    ['auditor', 'Hester Quarryside', 'auditor', null, null, 'Auditor: sees who did what, never a case'],
    [
      'administrator',
      'Keir Lockwell',
      'administrator',
      null,
      null,
      'Administrator: imports and accounts, never a case',
    ],
    [
      'second',
      'Ottoline Farrow',
      'administrator',
      null,
      null,
      'Administrator: the second name on every change of an account',
    ],
  ]
  return people.map(([username, name, role, unit, practitioner, introduction]) => {
    return { username, name, role, unit, practitioner, introduction }
  })
}

/** Writes the demonstration accounts. */
export const writeAccounts = async (trx: Trx, accounts: readonly Account[]): Promise<void> => {
  // One hash for all: argon2 takes a tenth of a second by design, and the password is public.
  const password_hash = await hash(DEMONSTRATION_PASSWORD)
  await trx
    .insertInto('platform.account')
    .values(accounts.map(account => ({ ...account, password_hash })))
    .execute()
}
