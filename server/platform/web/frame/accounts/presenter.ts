import type { Actor, Role } from '#platform/access/actor.ts'
import { instantText } from '../../dates.ts'
import { countedText } from '../../numbers.ts'
import { accountHolders } from '../../permission.ts'
import type { HomePanel } from '../../room.ts'
import type { AccountChange, ChangeKind } from './changes.ts'

const kinds: Readonly<Record<ChangeKind, string>> = {
  open: 'Open an account',
  role: 'Change role or unit',
  close: 'Close the account',
  passkeys: 'Remove lost passkeys',
}

const roleNames: Readonly<Record<Role, string>> = {
  practitioner: 'Practitioner',
  spo: 'Senior probation officer',
  'pdu-head': 'Head of a probation delivery unit',
  'regional-director': 'Regional director',
  'national-director': 'National director',
  'lead-inspector': 'Lead inspector',
  inspector: 'Inspector',
  auditor: 'Auditor',
  administrator: 'Administrator',
  public: 'Public',
}

const row = (label: string, value: string | null) => (value === null ? [] : [{ label, value }])

const presentChange = (change: AccountChange, actor: Pick<Actor, 'role' | 'username'>) => ({
  id: change.id,
  heading: `${kinds[change.kind]}: ${change.username}`,
  waits: change.decision === null,
  mayDecide:
    change.decision === null &&
    actor.role === 'administrator' &&
    change.proposedBy !== actor.username &&
    change.username !== actor.username,
  rows: [
    ...row('Name', change.name),
    ...row('Role', change.role && roleNames[change.role]),
    ...row('Unit', change.unitName),
    ...row('Staff code', change.practitioner),
    ...row('Why', change.reason),
    ...row('Proposed by', `${change.proposedBy}, ${instantText(change.proposedAt)}`),
    ...row(
      change.decision === 'refused' ? 'Refused by' : 'Agreed by',
      change.decidedAt && `${change.decidedBy}, ${instantText(change.decidedAt)}`,
    ),
  ],
})

const options = <T extends string>(names: Readonly<Record<T, string>>, values: readonly T[]) =>
  values.map(value => ({ value, text: names[value] }))

/** Every word of the page about accounts. */
export const presentAccounts = (changes: readonly AccountChange[], actor: Pick<Actor, 'role' | 'username'>) => {
  const shown = changes.map(change => presentChange(change, actor))
  return {
    title: 'Accounts',
    heading: 'Accounts',
    breadcrumbs: [{ text: 'Home', href: '/' }],
    mayPropose: actor.role === 'administrator',
    kinds: options(kinds, ['open', 'role', 'close', 'passkeys']),
    roles: [{ value: '', text: 'Select a role' }, ...options(roleNames, accountHolders)],
    waiting: shown.filter(change => change.waits),
    decided: shown.filter(change => !change.waits),
  }
}

/** What the home page says about changes of accounts to those who decide or watch them. */
export const accountPanels = (
  { role }: Pick<Actor, 'role'>,
  { waiting, agreed }: { readonly waiting: number; readonly agreed: number },
): readonly HomePanel[] => {
  const href = '/accounts'
  const waits = `${countedText(waiting, 'change waits', 'changes wait')} for a second administrator.`
  const told = `${countedText(agreed, 'change', 'changes')} of accounts by two administrators in the last week.`
  return [
    ...(waiting > 0 ? [{ heading: 'Accounts to decide', sentence: waits, href }] : []),
    ...(agreed > 0 && role === 'auditor' ? [{ heading: 'Accounts changed', sentence: told, href }] : []),
  ]
}
