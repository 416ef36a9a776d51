import { dayBefore, overlap, protectionSetOn } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { FieldError } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import { outsideEmployment } from '../hours/check-reduction.ts'
import { gradeText } from '../pages/figures/words.ts'
import { factsOf, type RecordedFact, type StaffFact } from '../staff/facts.ts'
import type { OfficerAtHand } from '../staff/officer.ts'
import { detailTitle, factKinds } from './fact-kinds.ts'

const wrong = (field: string, message: string): readonly FieldError[] => [{ field, message }]

/**
 * What is wrong with a fact as typed; empty when it may be recorded.
 *
 * @param except the fact that this one takes the place of
 */
export const factProblems = async (
  trx: Trx,
  officer: OfficerAtHand,
  fact: StaffFact,
  except?: RecordedFact,
): Promise<readonly FieldError[]> => {
  const words = factKinds[fact.kind]
  if (!words.details.some(({ id }) => id === fact.detail))
    return wrong('detail', `${words.question}: select one of the list`)
  if (words.notesNeeded && fact.notes === '') return wrong('notes', 'Enter why, and what was agreed')
  if (fact.to !== null && fact.to < fact.from) return wrong('to', `Enter a last day on or after ${dayText(fact.from)}`)
  const others = (await factsOf(trx, [officer.code], [fact.kind])).filter(({ id }) => id !== except?.id)
  return [...timeProblems(officer, fact), ...gradeProblems(officer, fact), ...twiceProblems(fact, others)]
}

const timeProblems = (officer: OfficerAtHand, { kind, from }: StaffFact): readonly FieldError[] => {
  // Whoever left has a last day already: leaving is checked against that, not against itself.
  const day = kind === 'leaving' ? dayBefore(from) : from
  const outside = outsideEmployment(kind === 'leaving' ? { ...officer, left: null } : officer, day)
  return outside ? wrong('from', outside) : []
}

const gradeProblems = (officer: OfficerAtHand, { kind, detail, from }: StaffFact): readonly FieldError[] => {
  const set = protectionSetOn(from)
  const rule = kind === 'protection' && set.known ? set.value.protections.find(({ id }) => id === detail) : undefined
  if (!rule || rule.grades.length === 0 || rule.grades.some(grade => grade === officer.grade)) return []
  const grades = rule.grades.map(gradeText).join(' or ')
  const message = `${rule.title} is for: ${grades}. ${officer.name} is recorded as ${gradeText(officer.grade)}. Change the grade with the spreadsheet of the establishment first`
  return wrong('detail', message)
}

const twiceProblems = (fact: StaffFact, others: readonly RecordedFact[]): readonly FieldError[] => {
  const same = others.find(other => sameThing(fact, other) && (fact.kind === 'leaving' || overlap(other, fact)))
  if (!same) return []
  const since = same.kind === 'leaving' ? `last day ${dayText(dayBefore(same.from))}` : `from ${dayText(same.from)}`
  return wrong('from', `${detailTitle(same.kind, same.detail)} is recorded already, ${since}. Change that one`)
}

/** Somebody is absent once at a time, whatever the reason; protections and measures of different kinds may go together. */
const sameThing = (one: StaffFact, other: StaffFact): boolean => one.kind === 'absence' || one.detail === other.detail

/** The first day on which somebody works here no more, from the last on which they do. */
export const dayAfter = (day: Day): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
