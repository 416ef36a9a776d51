import { z } from 'zod'
import { audit, type RawInput } from '#platform/audit/audit.ts'
import { accountHolders, permission } from '../../permission.ts'
import { form, page, type Route, table } from '../../route.ts'
import { rolesThatNeedPasskeys } from '../passkeys/needed-by.ts'
import type { SignInWith } from '../sign-in/rows.ts'
import { AddPasskeyForm, addOwnPasskey, RemovePasskeyForm, removeOwnPasskey } from './passkeys/change.ts'
import { passkeysPage } from './passkeys/page.ts'
import { EndSessionForm, endAllOthers, endSession } from './sessions/end.ts'
import { sessionsPage } from './sessions/page.ts'

const can = {
  manage: permission('manage the sessions and passkeys of an account', accountHolders),
}

const SESSIONS = '/account/sessions'
const PASSKEYS = '/account/passkeys'
const nothing = z.object({})
const session = { subject: (raw: RawInput) => raw.session, subjectType: 'SESSION' }
const passkey = { subject: (raw: RawInput) => raw.passkey, subjectType: 'PASSKEY' }

/** A person's own account: where they are signed in, and with which passkeys. */
export const accountRows = ({ url, provider }: SignInWith): readonly Route[] =>
  table(
    page(SESSIONS, can.manage, audit('VIEW_OWN_SESSIONS'), nothing, sessionsPage),
    form(`${SESSIONS}/end`, can.manage, audit('END_OTHER_SESSIONS'), nothing, endAllOthers, SESSIONS),
    form(`${SESSIONS}/:session/end`, can.manage, audit('END_SESSION', session), EndSessionForm, endSession, SESSIONS),
    page(PASSKEYS, can.manage, audit('VIEW_OWN_PASSKEYS'), nothing, passkeysPage(url)),
    form(PASSKEYS, can.manage, audit('ADD_PASSKEY'), AddPasskeyForm, addOwnPasskey(url), PASSKEYS),
    form(
      `${PASSKEYS}/:passkey/remove`,
      can.manage,
      audit('REMOVE_PASSKEY', passkey),
      RemovePasskeyForm,
      removeOwnPasskey(rolesThatNeedPasskeys(provider === null)),
      PASSKEYS,
    ),
  )
