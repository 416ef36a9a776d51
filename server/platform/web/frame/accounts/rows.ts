import { z } from 'zod'
import { audit, type RawInput } from '#platform/audit/audit.ts'
import { permission } from '../../permission.ts'
import type { NavigationItem } from '../../room.ts'
import { form, page, type Route, table } from '../../route.ts'
import { DecideChangeForm, decideChange } from './decide.ts'
import { accountsPage } from './page.ts'
import { ACCOUNTS, AccountChangeForm, proposeChange } from './propose.ts'

const can = {
  see: permission('see changes of accounts', ['administrator', 'auditor']),
  change: permission('change accounts', ['administrator']),
}

const about = { subject: (raw: RawInput) => raw.username, subjectType: 'ACCOUNT' }
const change = { subject: (raw: RawInput) => raw.change, subjectType: 'ACCOUNT_CHANGE' }

/** Who may sign in as what: two administrators for every change. */
export const accountChangeRows: readonly Route[] = table(
  page(ACCOUNTS, can.see, audit('VIEW_ACCOUNT_CHANGES'), z.object({}), accountsPage),
  form(ACCOUNTS, can.change, audit('PROPOSE_ACCOUNT_CHANGE', about), AccountChangeForm, proposeChange, ACCOUNTS),
  form(
    `${ACCOUNTS}/:change`,
    can.change,
    audit('DECIDE_ACCOUNT_CHANGE', change),
    DecideChangeForm,
    decideChange,
    ACCOUNTS,
  ),
)

export const accountsItem: NavigationItem = {
  text: 'Accounts',
  href: ACCOUNTS,
  permission: can.see,
  about: 'Who may sign in as what. Every change takes two administrators.',
}
