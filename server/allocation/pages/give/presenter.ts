import type { BrokenLimit } from '@candour/allocation'
import type { Person } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import type { FormState } from '#platform/web/answers.ts'
import { decidedHere } from '../../give/give-case.ts'
import { mayOverride, overrideWords } from '../../give/override.ts'
import { reasonsFor } from '../../messages/reason-words.ts'
import type { Candidate, Choice } from '../../officers/candidates.ts'
import { formIdOf } from '../form-state.ts'
import { personSummary } from '../person-summary.ts'
import { loadTag, percentText, pointsText, verdictTag } from '../words.ts'

type Facts = {
  readonly person: Person
  readonly candidate: Candidate
  readonly choice: Choice
  readonly actor: Actor
  readonly on: Day
  readonly form: FormState
  readonly broken: readonly BrokenLimit[]
}

const impactText = ({ candidate, choice, on }: Facts): string => {
  const { post, after } = candidate
  const now = percentText(post.percent)
  if (!after.known)
    return `${post.name} carries ${now} now. What they would carry with this case is unknown: ${after.why}.`
  const mark = loadTag(after, on)
  const weight = choice.points.known ? `, ${pointsText(choice.points)} points more` : ''
  return `${post.name} goes from ${now} to ${percentText(after)}${weight}, everything given today counted${mark ? ` (${mark.text.toLowerCase()})` : ''}.`
}

const lastSeenAsSent = ({ form, person }: Facts): string =>
  typeof form.values.seen === 'string' ? form.values.seen : (person.state.officer ?? '')

/** Where a limit is gone beyond: a recorded decision, unless a rule forbids the case to everybody. */
const beyondOf = ({ broken, candidate, person, actor }: Facts, against: ReturnType<typeof decidedHere>) => {
  if (broken.length === 0 || !against.every(one => mayOverride(actor.role, one.override))) return null
  const { officer, team } = candidate.post
  const path = `/allocation/beyond-limits/${encodeURIComponent(team)}/${encodeURIComponent(officer)}`
  return { limits: broken.map(one => one.name), href: `${path}?person=${person.personId}` }
}

/** Every word of the form on which a case is given. */
export const presentGiving = (facts: Facts) => {
  const { person, candidate, actor, on, form } = facts
  const { eligibility, post } = candidate
  const against = decidedHere(eligibility)
  const path = `/allocation/people/${person.personId}`
  const hasOfficer = person.state.officer !== null
  const chosen = form.values.reason ?? (hasOfficer ? '' : 'INITIAL_ALLOCATION')
  return {
    title: 'Give the case to an officer',
    heading: `Give the case to ${post.name}`,
    caption: person.state.identity?.name ?? '',
    breadcrumbs: [
      { text: 'People without a named officer', href: '/allocation' },
      { text: 'Choose an officer', href: path },
    ],
    person: personSummary(person, on),
    impact: impactText(facts),
    before: hasOfficer ? `${person.officerName ?? 'The officer'} holds the case now, and is told.` : '',
    verdict: verdictTag(eligibility, candidate.after, on),
    refusals: eligibility.refusals.map(one => ({ title: one.title, words: one.words, source: one.source })),
    advice: eligibility.advice.map(one => ({ title: one.title, words: one.words, source: one.source })),
    mayGive:
      !candidate.holds && against.every(one => mayOverride(actor.role, one.override)) && facts.broken.length === 0,
    whoMay: candidate.holds ? `${post.name} is the named officer already.` : overrideWords(eligibility.override),
    asksWhy: against.length > 0,
    beyond: beyondOf(facts, against),
    action: `${path}/give`,
    back: path,
    // A refused form is compared with what it had shown, until the page is opened afresh.
    hidden: { officer: post.officer, team: post.team, seen: lastSeenAsSent(facts), formId: formIdOf(form) },
    reasons: [
      { value: '', text: 'Choose', selected: chosen === '' },
      ...reasonsFor(hasOfficer, on).map(one => ({ ...one, selected: one.value === chosen })),
    ],
  }
}
