import { type Figure, unknown, workloadPercent } from '@candour/workload'
import type { Person } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import { dayText, instantText, shortDayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { OfficerLoad } from '#workforce'
import { overrideWords } from '../../give/override.ts'
import type { Candidate, Choice } from '../../officers/candidates.ts'
import { personSummary } from '../person-summary.ts'
import { beyondText, percentCell, percentText, pointsText, verdictTag } from '../words.ts'
import type { ChooseParams } from './params.ts'

const MOST_BESIDE = 4

type Facts = {
  readonly person: Person
  readonly teams: readonly { readonly code: string; readonly name: string }[]
  readonly choice: Choice
  readonly holder: OfficerLoad | undefined
  readonly params: ChooseParams
  readonly on: Day
  readonly now: Date
}

const placeOf = ({ post }: Candidate): string => `${post.officer} ${post.team}`

/** What the rules say, the refusals first; a yes without advice needs no words. */
const reasonsOf = ({ holds, after, eligibility: { refusals, advice, override } }: Candidate, on: Day) => [
  ...(holds ? [] : beyondText(after, on)),
  ...refusals.map(one => one.words),
  ...(refusals.length > 0 ? [overrideWords(override)] : []),
  ...advice.map(one => one.words),
]

const knownText = ({ known: work }: Candidate): string =>
  work ? `${countedText(work.entries, 'entry', 'entries')}, last ${shortDayText(work.last)}` : 'No'

const hoursText = ({ contracted, reduced }: OfficerLoad): string =>
  contracted === null ? 'Hours not recorded' : `${contracted - reduced} of ${contracted} hours a week`

const giveHref = (personId: string, { post }: Candidate): string =>
  `/allocation/people/${personId}/give?officer=${encodeURIComponent(post.officer)}&team=${encodeURIComponent(post.team)}`

const rowOf = (candidate: Candidate, { person, on, params }: Facts) => {
  const { post, after, pointsLeft, recentCases, eligibility, holds } = candidate
  const closed = holds || eligibility.verdict === 'no'
  return {
    place: placeOf(candidate),
    name: post.name,
    beside: params.beside.includes(placeOf(candidate)),
    href: closed ? '' : giveHref(person.personId, candidate),
    note: `${post.grade}, ${post.teamName}${holds ? '. Named officer now' : ''}`,
    verdict: verdictTag(eligibility, after, on),
    reasons: reasonsOf(candidate, on),
    cells: [
      percentCell(post.percent, on),
      percentCell(after, on),
      { text: pointsText(pointsLeft), numeric: true, note: hoursText(post) },
      { text: post.casesAll === null ? 'Unknown' : countText(post.casesAll), numeric: true },
      { text: countText(recentCases), numeric: true },
      { text: knownText(candidate) },
    ],
  }
}

const rules = (candidates: readonly Candidate[]) => [
  ...new Map(candidates.flatMap(one => one.eligibility.findings).map(({ rule, title }) => [rule, title])),
]

const findingCell = (candidate: Candidate, rule: string) => {
  const finding = candidate.eligibility.findings.find(one => one.rule === rule)
  if (!finding) return 'Nothing to say'
  const against = {
    met: '',
    advice: 'Advice: ',
    refused: finding.force === 'hard' ? 'Refused: ' : 'Advice: ',
    unknown: 'Not known: ',
  }
  return `${against[finding.outcome]}${finding.words}`
}

const line = (head: string, candidates: readonly Candidate[], text: (one: Candidate) => string) => ({
  head,
  cells: candidates.map(text),
})

/** Officers side by side: one column each, every figure and every rule a line. */
const sideBySide = ({ choice, params, person, on }: Facts) => {
  const chosen = choice.candidates.filter(one => params.beside.includes(placeOf(one))).slice(0, MOST_BESIDE)
  if (chosen.length === 0) return null
  return {
    caption: 'Side by side',
    heads: chosen.map(one => ({ name: one.post.name, note: `${one.post.grade}, ${one.post.teamName}` })),
    rows: [
      line('May take it', chosen, one => verdictTag(one.eligibility, one.after, on).text),
      line('Workload now', chosen, one => percentText(one.post.percent)),
      line('Workload with this case', chosen, one => percentText(one.after)),
      line('Points left', chosen, one => pointsText(one.pointsLeft)),
      line('Hours', chosen, one => hoursText(one.post)),
      line('Cases', chosen, one => (one.post.casesAll === null ? 'Unknown' : countText(one.post.casesAll))),
      line('Cases given in 7 days', chosen, one => countText(one.recentCases)),
      line('Knows the person', chosen, knownText),
      ...rules(chosen).map(([rule, title]) => line(title, chosen, one => findingCell(one, rule))),
    ],
    give: chosen.map(one =>
      one.holds || one.eligibility.verdict === 'no'
        ? null
        : { text: `Give to ${one.post.name}`, href: giveHref(person.personId, one) },
    ),
    tooMany: params.beside.length > MOST_BESIDE ? `The first ${MOST_BESIDE} of those chosen are shown.` : '',
  }
}

/** What the officer who holds the case would carry without it. */
const withoutIt = ({ used, available }: OfficerLoad, points: Figure): Figure => {
  if (!used.known) return used
  return points.known ? workloadPercent(Math.max(0, used.value - points.value), available) : unknown(points.why)
}

const holderText = ({ holder, choice }: Facts): string =>
  holder
    ? `${holder.name} holds the case: ${percentText(holder.percent)} now, ${percentText(withoutIt(holder, choice.points))} without it.`
    : ''

const weightText = (points: Figure): string =>
  points.known
    ? `The case weighs ${countText(points.value)} points.`
    : `What the case weighs is unknown: ${points.why}.`

const heads = [
  { text: 'Officer', numeric: false },
  { text: 'May take it', numeric: false },
  { text: 'Workload now', numeric: true },
  { text: 'With this case', numeric: true },
  { text: 'Points left', numeric: true },
  { text: 'Cases', numeric: true },
  { text: 'Given in 7 days', numeric: true },
  { text: 'Knows the person', numeric: false },
]

/** Every word of the page on which an officer is chosen. */
export const presentChoice = (facts: Facts) => {
  const { person, teams, choice, params, on, now } = facts
  const path = `/allocation/people/${person.personId}`
  const ruleSet = choice.candidates[0]?.eligibility.ruleSet
  return {
    title: 'Choose an officer',
    heading: person.state.officer === null ? 'Choose an officer' : 'Choose another officer',
    caption: person.state.identity?.name ?? '',
    breadcrumbs: [{ text: 'People without a named officer', href: '/allocation' }],
    person: personSummary(person, on),
    path,
    teams: [
      { value: '', text: 'Every team of the unit', selected: params.team === '' },
      ...teams.map(({ code, name }) => ({ value: code, text: name, selected: code === params.team })),
    ],
    source: `Workload counts everything given until ${instantText(now)}. ${weightText(choice.points)} ${holderText(facts)}`,
    rules: ruleSet ? `Rules ${ruleSet.name} ${ruleSet.version}, in force since ${dayText(ruleSet.validFrom)}.` : '',
    heads,
    rows: choice.candidates.map(one => rowOf(one, facts)),
    nobody: 'No officer works in this team. Choose every team of the unit, or propose a move to another unit.',
    beside: sideBySide(facts),
    hasOfficer: person.state.officer !== null,
    actions: actionsFor(person, path),
  }
}

const actionsFor = ({ state }: Person, path: string) => [
  ...(state.officer === null
    ? []
    : [
        { text: 'Put back into the queue', href: `${path}/hand-back` },
        { text: 'Arrange cover', href: `${path}/cover` },
      ]),
  { text: 'Propose a move to another unit', href: `${path}/move` },
  { text: 'Who had the case, and when', href: `${path}/history` },
]
