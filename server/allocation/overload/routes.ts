import { form, page, table } from '#platform/web/route.ts'
import { audits } from './audit.ts'
import { answerProposed, goBeyond } from './commands.ts'
import { AnswerForm, BeyondForm, BeyondParams, DecisionParams, ListParams } from './forms.ts'
import { beyondPage } from './pages/beyond/handler.ts'
import { decisionPage } from './pages/decision/handler.ts'
import { decisionsPage } from './pages/decisions/handler.ts'
import { can } from './permissions.ts'

const beyond = '/allocation/beyond-limits/:team/:officer'
const decision = '/allocation/decisions/:id'

/** Where limits are gone beyond, and who did. */
export const overloadRoutes = table(
  page(beyond, can.giveWork, audits.viewedForm, BeyondParams, beyondPage),
  form(beyond, can.giveWork, audits.wentBeyond, BeyondForm, goBeyond, beyond),
  page('/allocation/decisions', can.seeDecisions, audits.listed, ListParams, decisionsPage),
  page(decision, can.seeDecisions, audits.viewed, DecisionParams, decisionPage),
  form(`${decision}/answer`, can.decide, audits.answered, AnswerForm, answerProposed, decision),
)
