import { type EscalationKind, escalationRule, levelNames, limitSetOn } from '@candour/allocation'
import type { Day } from '#platform/database/tables.ts'
import { type StatusTag, statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import type { NamedEscalation } from './queries.ts'
import type { Escalation } from './step.ts'

/** What an escalation of a kind is about. */
export const kindText = (kind: EscalationKind, today: Day): string => escalationRule(limitSetOn(today), kind).name

/** About whom or what, without the name of anybody who is supervised: the record says who they are, to those who may open it. */
export const aboutText = ({ kind, officer_name, person_id, unit_name }: NamedEscalation): string => {
  if (officer_name !== null) return officer_name
  if (kind === 'waiting' && person_id !== null) return `Person ${person_id.slice(0, 8)}`
  return unit_name
}

/** Where it is, and of somebody who waits what tells one from another. */
export const detailText = ({ kind, unit_name, facts }: NamedEscalation): string => {
  const value = (label: string): string => facts.find(one => one.label === label)?.value ?? 'not recorded'
  if (kind !== 'waiting') return unit_name
  const risk = value('Risk of serious harm').toLowerCase()
  return `${unit_name}. Risk ${risk}, tier ${value('Tier')}, waiting since ${value('Waiting since')}`
}

/** Where it stands: whose turn, and whether in time. */
export const standingTag = ({ status, due }: Pick<Escalation, 'status' | 'due'>, today: Day): StatusTag => {
  if (status === 'settled') return { text: 'Settled', classes: 'govuk-tag--green' }
  if (status === 'answered') return { text: 'Answered', classes: 'govuk-tag--blue' }
  return due < today ? { text: 'Overdue', classes: 'govuk-tag--red' } : statusTags.waiting
}

/** The clock, in words. */
export const clockText = ({ status, due, look_again_on }: Escalation, today: Day): string => {
  if (status === 'settled') return 'The facts no longer hold'
  if (status === 'answered') return `Looked at again after ${dayText(look_again_on ?? due)}`
  return due < today ? `Answer was due ${dayText(due)}` : `Answer due ${dayText(due)}`
}

/** "With the regional director". */
export const withText = ({ level, status }: Escalation): string =>
  status === 'settled' ? 'Nobody' : `The ${levelNames[level]}`
