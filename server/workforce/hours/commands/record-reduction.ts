import { overlap } from '@candour/workload'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import { hoursText } from '../../pages/figures/words.ts'
import { officerAtHand } from '../../staff/officer.ts'
import { lockOfficer } from '../../staff/write-staff-entry.ts'
import { hoursPath, reductionPath } from '../addresses.ts'
import { alreadyOff, checkReduction } from '../check-reduction.ts'
import type { CorrectReductionForm, DeleteReductionForm, EndReductionForm, ReductionForm } from '../forms.ts'
import { reductionRows, standingRows } from '../of-officer.ts'
import type { NewReduction } from '../record.ts'
import { writeReduction } from '../write.ts'

const said = ({ hours, from, to }: NewReduction): string =>
  `${hoursText(hours)} hours a week off from ${dayText(from)}${to ? ` to ${dayText(to)}` : ''}`

/** A new reduction, before it applies, while it does or after. */
export const recordReduction: Command<ReductionForm> = async ({ trx, actor, input, now }) => {
  const officer = await officerAtHand(trx, actor, input.officer, input.team)
  if (!officer?.mayRecord) return notFound()
  await lockOfficer(trx, officer.code)
  const checked = await checkReduction(trx, officer, input)
  if (!checked.ok) return refuse(checked.errors)
  await writeReduction(trx, checked.reduction, { by: actor.username, now })
  return done(`Recorded: ${said(checked.reduction)}${checked.notice}`, hoursPath(input))
}

/** A reduction put right. The earlier one stays readable, with why. */
export const correctReduction: Command<CorrectReductionForm> = async ({ trx, actor, input, now }) => {
  const officer = await officerAtHand(trx, actor, input.officer, input.team)
  if (!officer?.mayRecord) return notFound()
  await lockOfficer(trx, officer.code)
  const earlier = standingRows(await reductionRows(trx, input)).find(({ id }) => id === input.reduction)
  if (!earlier) return notFound()
  const checked = await checkReduction(trx, officer, input, earlier.id)
  if (!checked.ok) return refuse(checked.errors)
  const id = await writeReduction(trx, checked.reduction, { by: actor.username, now }, earlier, {
    change: 'corrected',
    why: input.why,
  })
  return done(`Corrected: ${said(checked.reduction)}${checked.notice}`, reductionPath(input, id))
}

/** A reduction that ends on another day than it was recorded to. */
export const endReduction: Command<EndReductionForm> = async ({ trx, actor, input, now }) => {
  const officer = await officerAtHand(trx, actor, input.officer, input.team)
  if (!officer?.mayRecord) return notFound()
  await lockOfficer(trx, officer.code)
  const standing = standingRows(await reductionRows(trx, input))
  const earlier = standing.find(({ id }) => id === input.reduction)
  if (!earlier) return notFound()
  if (input.lastDay <= earlier.from) {
    const message = `Enter a day after ${dayText(earlier.from)}, when it began. If it never applied, delete it`
    return refuse([{ field: 'lastDay', message }])
  }
  const { officer: code, team, reason, hours, from, notes } = earlier
  const same = standing.find(
    one => one.id !== earlier.id && one.reason === reason && overlap(one, { from, to: input.lastDay }),
  )
  if (same) return refuse([{ field: 'lastDay', message: alreadyOff(same) }])
  const ended = { officer: code, team, reason, hours, from, to: input.lastDay, notes }
  const id = await writeReduction(trx, ended, { by: actor.username, now }, earlier, {
    change: 'ended',
    why: input.whyEnded,
  })
  return done(`It ends on ${dayText(input.lastDay)}`, reductionPath(input, id))
}

/** A reduction that should never have been recorded. It stays readable and counts no more. */
export const deleteReduction: Command<DeleteReductionForm> = async ({ trx, actor, input, now }) => {
  const { officer: code, team, whyDeleted: why } = input
  if (!(await officerAtHand(trx, actor, code, team))?.mayRecord) return notFound()
  await lockOfficer(trx, code)
  const earlier = standingRows(await reductionRows(trx, input)).find(({ id }) => id === input.reduction)
  if (!earlier) return notFound()
  const { reason, hours, from, to, notes } = earlier
  const same = { officer: code, team, reason, hours, from, to, notes }
  await writeReduction(trx, same, { by: actor.username, now }, earlier, { change: 'deleted', why })
  return done('Deleted: it counts no more, and stays readable below', hoursPath(input))
}
