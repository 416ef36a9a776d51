import { type AnswerChoice, type Level, levelNames, levelOf, limitSetOn, stepsOf } from '@candour/allocation'
import type { Day } from '#platform/database/tables.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { WrittenAct } from '../../../record/write-entry.ts'
import type { NamedEscalation } from '../../queries.ts'
import { aboutText, clockText, kindText, standingTag, withText } from '../../words.ts'

type Known = {
  readonly escalation: NamedEscalation
  readonly acts: readonly WrittenAct[]
  readonly choices: readonly AnswerChoice[]
  readonly meetsPerson: boolean
  readonly today: Day
}

const row = (key: string, text: string) => ({ key: { text: key }, value: { text } })

const levelText = (level: unknown): string => {
  const known: Level | undefined = levelOf(String(level))
  return known ? levelNames[known] : 'level above'
}

const actText = ({ payload }: WrittenAct): string => {
  const until = typeof payload.due === 'string' ? `, to answer by ${dayText(payload.due)}` : ''
  if (payload.act === 'opened') return `Opened by itself, with the ${levelText(payload.level)}${until}`
  if (payload.act === 'climbed') {
    return `Not answered by the ${levelText(payload.from)}: passed to the ${levelText(payload.to)}${until}`
  }
  if (payload.act === 'reopened') {
    return `Looked at again, and the facts were the same: passed to the ${levelText(payload.to)}${until}`
  }
  if (payload.act === 'answered')
    return `${String(payload.name)}, ${levelText(payload.answeredBy)}: ${String(payload.choice)}`
  return 'Settled: the facts no longer hold'
}

/** Every word of the page of one escalation. */
export const presentOne = ({ escalation, acts, choices, meetsPerson, today }: Known) => {
  const { kind, unit, unit_name, person_id } = escalation
  const steps = stepsOf(limitSetOn(today), kind)
  return {
    title: 'An escalation',
    heading: kindText(kind, today),
    caption: `${aboutText(escalation)}, ${unit_name}`,
    breadcrumbs: [{ text: 'Escalations', href: '/escalations' }],
    tag: standingTag(escalation, today),
    clock: clockText(escalation, today),
    standing: [
      row('It is with', withText(escalation)),
      row('Since', dayText(escalation.level_since)),
      row('Opened', instantText(escalation.opened_at)),
      row('Passed up without an answer or by an answer', countedText(escalation.climbed, 'time')),
      row('Passed up because an answer changed nothing', countedText(escalation.reopened, 'time')),
      row('Limits of', escalation.limit_set),
    ],
    facts: escalation.facts.map(({ label, value }) => row(label, value)),
    factsFrom: `As they stood ${instantText(escalation.changed_at)}. The facts of every earlier step stand in its own entry.`,
    person: person_id !== null && meetsPerson ? { href: `/people/${person_id}`, text: 'Open their record' } : null,
    conditions: { href: `/conditions-of-work/${encodeURIComponent(unit)}`, text: `Conditions of work in ${unit_name}` },
    answering: choices.length > 0,
    action: `/escalations/${escalation.id}/answer`,
    choices: choices.map(({ code, text, lookAgainAfter }) => ({
      value: code,
      text,
      hint: {
        text:
          lookAgainAfter === 0
            ? 'The level above has it at once'
            : `Looked at again after ${countedText(lookAgainAfter, 'working day')}. If the facts are the same, the level above has it`,
      },
    })),
    steps: steps.map(
      ({ level, workingDays }) => `The ${levelNames[level]} has ${countedText(workingDays, 'working day')} to answer`,
    ),
    acts: acts.map(act => ({
      what: actText(act),
      at: instantText(act.at),
      text: act.payload.act === 'answered' ? String(act.payload.text) : '',
    })),
  }
}
