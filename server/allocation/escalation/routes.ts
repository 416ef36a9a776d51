import { form, page, table } from '#platform/web/route.ts'
import { audits } from './audit.ts'
import { answerOne, answerSeveral } from './commands.ts'
import { AnswerForm, AnswersForm, EscalationParams, ListParams, UnitParams } from './forms.ts'
import { conditionsPage } from './pages/conditions/handler.ts'
import { listPage } from './pages/list/handler.ts'
import { onePage } from './pages/one/handler.ts'
import { can } from './permissions.ts'

const one = '/escalations/:id'

/** What is beyond its limit, whose turn it is, and under what conditions people work there. */
export const escalationRoutes = table(
  page('/escalations', can.seeEscalations, audits.listed, ListParams, listPage),
  form('/escalations', can.answer, audits.answeredSeveral, AnswersForm, answerSeveral, '/escalations'),
  page('/conditions-of-work/:unit', can.seeConditions, audits.viewedConditions, UnitParams, conditionsPage),
  page(one, can.seeEscalations, audits.viewed, EscalationParams, onePage),
  form(`${one}/answer`, can.answer, audits.answered, AnswerForm, answerOne, one),
)
