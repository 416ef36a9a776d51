import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { actsOf } from '../../../record/write-entry.ts'
import { choicesFor, mayAnswer } from '../../answer.ts'
import type { EscalationParams } from '../../forms.ts'
import { escalationById } from '../../queries.ts'
import { presentOne } from './presenter.ts'

/** Whether the reader meets the person in lists: then the page leads to their record. */
const meets = async (trx: Trx, person: string | null): Promise<boolean> => {
  if (person === null) return false
  const { rows } = await sql`select from caseload.person where person_id = ${person}`.execute(trx)
  return rows.length > 0
}

/** One escalation: the facts, whose turn it is, and every step so far. */
export const onePage: Page<EscalationParams> = async ({ trx, actor, params, now }) => {
  const escalation = await escalationById(trx, params.id)
  if (!escalation) return notFound()
  const today = dayOf(now)
  const view = presentOne({
    escalation,
    acts: await actsOf(trx, escalation.id),
    choices: mayAnswer(escalation, actor) ? choicesFor(escalation, actor, today) : [],
    meetsPerson: await meets(trx, escalation.person_id),
    today,
  })
  return render('allocation/escalation/pages/one/template.njk', view)
}
