import { z } from 'zod'
import { form, page, table } from '#platform/web/route.ts'
import { audited } from '../audit.ts'
import { can } from '../permissions.ts'
import { DecideEmergencyForm, decideEmergency, ReviewForm, reviewEmergency } from './commands/decide-emergency.ts'
import { DecideLimitForm, decideLimit } from './commands/decide-limit.ts'
import { EndLimitForm, endLimit } from './commands/end-limit.ts'
import { EmergencyForm, openInEmergency } from './commands/open-in-emergency.ts'
import { LimitForm, proposeLimit } from './commands/propose-limit.ts'
import { PurposeForm, statePurpose } from './commands/state-purpose.ts'
import { emergencyAccessPage } from './pages/emergency-access/handler.ts'
import { LimitsParams, limitsPage } from './pages/limited-access/handler.ts'
import { newEmergencyPage } from './pages/new-emergency/handler.ts'
import { FindParams, findOpeningsPage, openedPage } from './pages/opened/handler.ts'
import { OpenedParams } from './pages/opened/params.ts'
import { PurposeParams, purposePage } from './pages/purpose/handler.ts'

const purpose = '/people/:person/purpose'
const limits = '/people/:person/limited-access'
const emergencies = '/emergency-access'
const emergency = '/emergency-access/new'
const NoParams = z.object({})

/** Rows that decide about access themselves, so the guard of records does not stand around them. */
export const accessRoutes = table(
  page(purpose, can.sayWhy, audited.openedPurposeForm, PurposeParams, purposePage),
  form(purpose, can.sayWhy, audited.statedPurpose, PurposeForm, statePurpose, purpose),
  page('/people/:person/opened', can.seeOpenings, audited.viewedOpenings, OpenedParams, openedPage),
  page('/openings', can.findOpenings, audited.askedForOpenings, FindParams, findOpeningsPage),
  page(limits, can.keepLists, audited.viewedLimits, LimitsParams, limitsPage),
  form(limits, can.keepLists, audited.proposedLimit, LimitForm, proposeLimit, limits),
  form(`${limits}/decide`, can.keepLists, audited.decidedLimit, DecideLimitForm, decideLimit, limits),
  form(`${limits}/:limit/end`, can.keepLists, audited.proposedLimit, EndLimitForm, endLimit, limits),
  page(emergencies, can.seeEmergencies, audited.listedEmergencies, NoParams, emergencyAccessPage),
  page(emergency, can.openInEmergency, audited.openedEmergencyForm, NoParams, newEmergencyPage),
  form(emergency, can.openInEmergency, audited.openedInEmergency, EmergencyForm, openInEmergency, emergency),
  form(
    `${emergencies}/:emergency/decide`,
    can.answerForEmergencies,
    audited.decidedEmergency,
    DecideEmergencyForm,
    decideEmergency,
    emergencies,
  ),
  form(
    `${emergencies}/:emergency/review`,
    can.answerForEmergencies,
    audited.reviewedEmergency,
    ReviewForm,
    reviewEmergency,
    emergencies,
  ),
)
