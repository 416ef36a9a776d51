import { form, page, table } from '#platform/web/route.ts'
import { audited } from '../audit.ts'
import { can } from '../permissions.ts'
import { PurposeForm, statePurpose } from './commands/state-purpose.ts'
import { PurposeParams, purposePage } from './pages/purpose/handler.ts'

const purpose = '/people/:person/purpose'

/** Rows that decide about access themselves, so the guard of records does not stand around them. */
export const accessRoutes = table(
  page(purpose, can.sayWhy, audited.openedPurposeForm, PurposeParams, purposePage),
  form(purpose, can.sayWhy, audited.statedPurpose, PurposeForm, statePurpose, purpose),
)
