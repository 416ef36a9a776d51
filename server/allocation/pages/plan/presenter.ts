import type { AllocationInput, AllocationResult } from '@candour/allocation'
import type { Day } from '#platform/database/tables.ts'
import type { FormState } from '#platform/web/answers.ts'
import { instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { reasonsFor } from '../../messages/reason-words.ts'
import type { StoredPlan } from '../../plan/read-plans.ts'
import { formIdOf } from '../form-state.ts'
import { boundWords, reliefLines, shortageReasons } from './answer-words.ts'
import { type Names, officerName, personName } from './names.ts'

type Facts = {
  readonly plan: StoredPlan
  readonly input: AllocationInput
  readonly result: AllocationResult | null
  readonly names: Names
  /** Who still has no officer now. */
  readonly waiting: ReadonlySet<string>
  readonly today: Day
  readonly form: FormState
}

/** As many are given in one act, whole or not at all: some seconds of work, after which the page says how far it is. */
const MOST_AT_ONCE = 50

type Assignments = readonly { readonly case: string; readonly officer: string }[]

const assignmentsOf = (result: AllocationResult): Assignments =>
  result.status === 'plan' ? result.assignments : result.partial.assignments

const percentText = (points: number, available: number): string =>
  available === 0 ? 'Nothing available' : `${((points * 100) / available).toFixed(1)}%`

/** Each officer's workload % before and after, the fullest first. */
const officerRows = ({ officers, cases }: AllocationInput, assignments: Assignments, names: Names) => {
  const points = new Map(cases.map(one => [one.id, one.points]))
  const given = Map.groupBy(assignments, one => one.officer)
  return officers
    .map(officer => {
      const own = given.get(officer.id) ?? []
      const after = officer.usedPoints + own.reduce((sum, one) => sum + (points.get(one.case) ?? 0), 0)
      return { officer, after, cases: own.length }
    })
    .toSorted((a, b) => b.after * a.officer.availablePoints - a.after * b.officer.availablePoints)
    .map(({ officer, after, cases: count }) => [
      { text: officerName(names, officer.id) },
      { text: countText(count), numeric: true },
      { text: percentText(officer.usedPoints, officer.availablePoints), numeric: true },
      { text: percentText(after, officer.availablePoints), numeric: true },
      { text: `${countText(after)} of ${countText(officer.availablePoints)}`, numeric: true },
    ])
}

const headingOf = (result: AllocationResult | null): string => {
  if (!result) return 'The plan is being made'
  if (result.status === 'plan') return 'Everybody can have an officer'
  return result.status === 'infeasible' ? 'Not everybody can have an officer' : 'No plan was found'
}

const summaryOf = (result: AllocationResult | null): string => {
  if (!result) return 'The page asks again by itself. You can leave it: the plan goes on.'
  if (result.status === 'plan') return boundWords(result)
  if (result.status === 'unproven') return result.reason
  const { missingPoints, partial } = result
  const missing = missingPoints > 0 ? `${countedText(missingPoints, 'point', 'points')} of room are missing. ` : ''
  return `No plan exists, and that is proven. ${missing}${countedText(partial.assignments.length, 'person', 'people')} can still be given, the most urgent first.`
}

const leftOutRows = ({ leftOut }: StoredPlan, names: Names) =>
  leftOut.map(one => [
    { text: one.what === 'person' ? personName(names, one.id) : officerName(names, one.id) },
    { text: one.why },
  ])

const peopleRows = (assignments: Assignments, input: AllocationInput, names: Names) => {
  const points = new Map(input.cases.map(one => [one.id, one.points]))
  return assignments.map(one => ({
    personId: one.case,
    place: one.officer,
    name: personName(names, one.case),
    officer: officerName(names, one.officer),
    points: countText(points.get(one.case) ?? 0),
    seen: '',
  }))
}

/** How far a plan is carried out; null before anybody of it was given. */
const progressOf = (all: number, left: number) => {
  const done = all - left
  if (done === 0) return null
  const words = left === 0 ? 'Everybody of this plan has an officer or is no longer in your queue.' : ''
  return {
    done,
    all,
    words: words || `${countText(done)} of ${countText(all)} have an officer or are no longer in your queue.`,
  }
}

/** Every word of the page of one plan. */
export const presentPlan = ({ plan, input, result, names, waiting: now, today, form }: Facts) => {
  const assignments = result ? assignmentsOf(result) : []
  const infeasible = result?.status === 'infeasible' ? result : null
  const left = assignments.filter(one => now.has(one.case))
  const rows = peopleRows(left.slice(0, MOST_AT_ONCE), input, names)
  const waiting = input.cases.length - assignments.length
  return {
    title: 'Plan for people without a named officer',
    heading: headingOf(result),
    breadcrumbs: [
      { text: 'People without a named officer', href: '/allocation' },
      { text: 'Plans', href: '/allocation/plans' },
    ],
    asked: `For ${countedText(input.cases.length, 'person', 'people')} and ${countedText(input.officers.length, 'officer', 'officers')} of ${plan.unitName}, within ${input.options.maxPercent}%, with the figures of ${instantText(plan.askedAt)}.`,
    underWay: result === null,
    stage: plan.state === 'running' ? 'The best plan is being searched for' : 'Waiting for its turn',
    summary: summaryOf(result),
    shortages: infeasible ? shortageReasons(names, infeasible) : [],
    reliefs: infeasible ? reliefLines(names, infeasible.relief) : [],
    rows,
    progress: result ? progressOf(assignments.length, left.length) : null,
    more:
      left.length > rows.length
        ? `These are the first ${MOST_AT_ONCE} of ${countText(left.length)}. When they are given the next ones stand here.`
        : '',
    planId: plan.id,
    without: result && waiting > 0 ? `${countedText(waiting, 'person', 'people')} would still wait.` : '',
    officers: {
      caption: 'Workload before and after',
      heads: [
        { text: 'Officer' },
        { text: 'Given', numeric: true },
        { text: 'Before', numeric: true },
        { text: 'After', numeric: true },
        { text: 'Points after', numeric: true },
      ],
      rows: result ? officerRows(input, assignments, names) : [],
    },
    leftOut: {
      caption: 'Not in the plan, because a figure is unknown',
      heads: [{ text: 'Who' }, { text: 'Why' }],
      rows: leftOutRows(plan, names),
    },
    files: [
      { text: 'What was asked (JSON)', href: `/allocation/plans/${plan.id}/input.json` },
      ...(result
        ? [{ text: 'The answer with its proof (JSON)', href: `/allocation/plans/${plan.id}/result.json` }]
        : []),
    ],
    digest: plan.digest,
    formId: formIdOf(form),
    reasons: reasonsFor(false, today).map(one => ({ ...one, selected: one.value === 'INITIAL_ALLOCATION' })),
  }
}
