import { protectionSetOn, stageDays } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { done, type FieldError, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Command } from '#platform/web/page.ts'
import { checkReduction } from '../../hours/check-reduction.ts'
import { writeReduction } from '../../hours/write.ts'
import { factNumbered, type Recording, recordFact, type StaffFact } from '../../staff/facts.ts'
import { type OfficerAtHand, officerAtHand } from '../../staff/officer.ts'
import { lockOfficer } from '../../staff/write-staff-entry.ts'
import { factPath, staffPath } from '../addresses.ts'
import { dayAfter, factProblems } from '../check-fact.ts'
import { detailTitle, factKinds } from '../fact-kinds.ts'
import type { ChangeFactForm, DeleteFactForm, FactForm } from '../forms.ts'

/** A protection, an absence, a measure, agency work or leaving; a protection with the hours that its stages take off, if asked. */
export const recordStaffFact: Command<FactForm> = async ({ trx, actor, input, now }) => {
  const officer = await officerAtHand(trx, actor, input.officer)
  if (!officer?.mayRecord) return notFound()
  await lockOfficer(trx, officer.code)
  const fact = factTyped(officer, input)
  const errors = await factProblems(trx, officer, fact)
  if (errors.length > 0) return refuse(errors)
  const recording = { by: actor.username, now }
  await recordFact(trx, fact, recording)
  const hours = input.kind === 'protection' && input.takeHours === 'yes'
  const taken = hours ? await takeHoursOff(trx, officer, fact, recording) : { errors: [], count: 0 }
  if (taken.errors.length > 0) return refuse(taken.errors)
  const also = taken.count > 0 ? ` with ${countedText(taken.count, 'reduction')} of hours` : ''
  return done(`Recorded${also}: ${detailTitle(fact.kind, fact.detail)}`, staffPath(officer.code))
}

/** A fact put right or ended. The earlier one stays readable, with why. */
export const changeStaffFact: Command<ChangeFactForm> = async ({ trx, actor, input, now }) => {
  const officer = await officerAtHand(trx, actor, input.officer)
  if (!officer?.mayRecord) return notFound()
  await lockOfficer(trx, officer.code)
  const earlier = await factNumbered(trx, input.fact)
  if (earlier?.officer !== officer.code) return notFound()
  const { officer: code, team, kind, detail, confidential } = earlier
  const days = {
    from: kind === 'leaving' ? dayAfter(input.from) : input.from,
    to: kind === 'leaving' ? null : input.to,
  }
  const fact = { officer: code, team, kind, detail, confidential, ...days, notes: input.notes }
  const errors = await factProblems(trx, officer, fact, earlier)
  if (errors.length > 0) return refuse(errors)
  const onlyEnds = fact.from === earlier.from && fact.notes === earlier.notes
  const change = onlyEnds ? 'ended' : 'corrected'
  const id = await recordFact(trx, fact, { by: actor.username, now }, earlier, { change, why: input.why })
  return done(fact.to === null ? 'Changed' : `Changed: the last day is ${dayText(fact.to)}`, factPath(code, id))
}

/** A fact that should never have been recorded. It stays in the record and counts no more. */
export const deleteStaffFact: Command<DeleteFactForm> = async ({ trx, actor, input, now }) => {
  const officer = await officerAtHand(trx, actor, input.officer)
  if (!officer?.mayRecord) return notFound()
  await lockOfficer(trx, officer.code)
  const earlier = await factNumbered(trx, input.fact)
  if (earlier?.officer !== officer.code) return notFound()
  const { officer: code, team, kind, detail, confidential, from, to, notes } = earlier
  const fact = { officer: code, team, kind, detail, confidential, from, to, notes }
  await recordFact(trx, fact, { by: actor.username, now }, earlier, { change: 'deleted', why: input.whyDeleted })
  return done('Deleted: it counts no more', staffPath(code))
}

const factTyped = (officer: OfficerAtHand, { kind, detail, from, to, notes }: FactForm): StaffFact => {
  const { details } = factKinds[kind]
  const only = details.length === 1 ? details[0]?.id : undefined
  const chosen = only ?? detail
  return {
    ...{ officer: officer.code, team: officer.team, kind, detail: chosen, notes },
    confidential: details.find(({ id }) => id === chosen)?.confidential ?? true,
    from: kind === 'leaving' ? dayAfter(from) : from,
    to: kind === 'leaving' ? null : to,
  }
}

type Taken = { readonly errors: readonly FieldError[]; readonly count: number }

/** Records the reductions of the stages that are not over. One that cannot be recorded refuses the whole. */
const takeHoursOff = async (
  trx: Trx,
  officer: OfficerAtHand,
  fact: StaffFact,
  recording: Recording,
): Promise<Taken> => {
  let count = 0
  for (const { reason, from, to } of hoursOfStages(fact, dayOf(recording.now))) {
    const checked = await checkReduction(trx, officer, { reason, hours: null, from, to, notes: '' })
    if (!checked.ok) {
      const said = checked.errors.map(({ message }) => message).join('. ')
      return { errors: [{ field: 'takeHours', message: `${reason}: ${said}` }], count: 0 }
    }
    await writeReduction(trx, checked.reduction, recording)
    count += 1
  }
  return { errors: [], count }
}

const hoursOfStages = ({ detail, from, to }: StaffFact, today: Day) => {
  const set = protectionSetOn(from)
  const rule = set.known ? set.value.protections.find(({ id }) => id === detail) : undefined
  if (!rule) return []
  return stageDays(rule, from, to).flatMap(({ stage, ...days }) => {
    const isOver = days.to !== null && days.to < today
    if (isOver || stage.reason === null || stage.percent === null) return []
    return [{ reason: stage.reason, from: days.from, to: days.to }]
  })
}
