import { contractedRefusal } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { done, type FieldError, notFound, refuse } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { hoursText } from '../../pages/figures/words.ts'
import { type OfficerAtHand, officerAtHand } from '../../staff/officer.ts'
import { lockOfficer } from '../../staff/write-staff-entry.ts'
import { hoursPath } from '../addresses.ts'
import { outsideEmployment } from '../check-reduction.ts'
import type { CorrectHoursForm, DeleteHoursForm, HoursForm } from '../forms.ts'
import { hoursElsewhere, hoursRows, standingRows } from '../of-officer.ts'
import { writeHours } from '../write.ts'

/** Contracted hours from a day on, before it comes or after. What was recorded before stays. */
export const recordContracted: Command<HoursForm> = async ({ trx, actor, input, now }) => {
  const officer = await officerAtHand(trx, actor, input.officer, input.team)
  if (!officer?.mayRecord) return notFound()
  await lockOfficer(trx, officer.code)
  const errors = await problems(trx, officer, input.hours, input.from)
  if (errors.length > 0) return refuse(errors)
  await writeHours(trx, input, { by: actor.username, now })
  return done(`${hoursText(input.hours)} hours a week from ${dayText(input.from)}`, hoursPath(input))
}

/** Contracted hours put right. The earlier row stays readable, with why. */
export const correctContracted: Command<CorrectHoursForm> = async ({ trx, actor, input, now }) => {
  const { officer: code, team, from, newHours: hours, why } = input
  const officer = await officerAtHand(trx, actor, code, team)
  if (!officer?.mayRecord) return notFound()
  await lockOfficer(trx, officer.code)
  const earlier = standingRows(await hoursRows(trx, input)).find(({ id }) => id === input.hours)
  if (!earlier) return notFound()
  const errors = await problems(trx, officer, hours, from, earlier.id)
  if (errors.length > 0) return refuse(errors.map(one => (one.field === 'hours' ? { ...one, field: 'newHours' } : one)))
  await writeHours(trx, { officer: code, team, from, hours }, { by: actor.username, now }, earlier, {
    change: 'corrected',
    why,
  })
  return done(`Corrected: ${hoursText(hours)} hours a week from ${dayText(from)}`, hoursPath(input))
}

/** Contracted hours that should never have been recorded. They stay readable and count no more. */
export const deleteContracted: Command<DeleteHoursForm> = async ({ trx, actor, input, now }) => {
  const { officer: code, team, whyDeleted: why } = input
  if (!(await officerAtHand(trx, actor, code, team))?.mayRecord) return notFound()
  await lockOfficer(trx, code)
  const earlier = standingRows(await hoursRows(trx, input)).find(({ id }) => id === input.hours)
  if (!earlier) return notFound()
  const { from, hours } = earlier
  await writeHours(trx, { officer: code, team, from, hours }, { by: actor.username, now }, earlier, {
    change: 'deleted',
    why,
  })
  return done(`Deleted: the hours from ${dayText(from)} count no more`, hoursPath(input))
}

const problems = async (
  trx: Trx,
  officer: OfficerAtHand,
  hours: number,
  from: Day,
  except?: number,
): Promise<readonly FieldError[]> => {
  const post = { officer: officer.code, team: officer.team }
  const wrongHours = contractedRefusal(hours, await hoursElsewhere(trx, post, from))
  const taken = standingRows(await hoursRows(trx, post)).find(row => row.from === from && row.id !== except)
  const wrongDay = taken
    ? `Hours from ${dayText(from)} are recorded already: ${hoursText(taken.hours)}. Correct those`
    : outsideEmployment(officer, from)
  return [
    ...(wrongHours ? [{ field: 'hours', message: wrongHours }] : []),
    ...(wrongDay ? [{ field: 'from', message: wrongDay }] : []),
  ]
}
