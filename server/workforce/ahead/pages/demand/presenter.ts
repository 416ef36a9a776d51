import type { Level, LevelName } from '@candour/forecast'
import type { Figure } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import type { FormState, View } from '#platform/web/answers.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { kindText } from '../../../pages/figures/words.ts'
import { aheadPath } from '../../addresses.ts'
import { type Effects, keptEffect } from '../../demand/effect-on.ts'
import { type Decision, type LevelInForce, levelSentence } from '../../demand/levels.ts'
import { roleWords } from '../../demand/role-words.ts'
import type { KeptEffect } from '../../tables.ts'
import { crumbsTo, type UnitAhead } from '../../units.ts'
import type { Table } from '../forecast/drivers.ts'

export type DemandFacts = {
  readonly unit: UnitAhead
  readonly on: Day
  readonly form: FormState
  readonly effects: Figure<Effects>
  readonly level: LevelInForce
  readonly decisions: readonly Decision[]
  readonly mayDecide: readonly LevelName[]
}

type DemandView = View & {
  readonly caption: string
  readonly level: string
  readonly unknown: string | null
  readonly example: string | null
  readonly effects: Table | null
  readonly relaxations: Table | null
  readonly accepted: readonly Table[]
  readonly notes: readonly string[]
  readonly who: readonly string[]
  readonly choices: readonly {
    readonly value: string
    readonly text: string
    readonly hint: { readonly text: string }
  }[]
  readonly action: string
  readonly history: Table | null
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const number = (value: number) => ({ text: countText(value), numeric: true })

const riskTexts: Readonly<Record<string, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  'very-high': 'Very high',
}

const effectTable = (effects: Effects): Table => ({
  caption: 'What each level would do, reckoned today',
  heads: [
    { text: 'Level' },
    { text: 'Hours a week freed', numeric: true },
    { text: 'Points freed', numeric: true },
    { text: 'People touched', numeric: true },
    { text: 'People who lose contact', numeric: true },
    { text: 'At most' },
  ],
  rows: effects.framework.levels.map(level => {
    const { hours, points, touched, losing } = keptEffect(effects.of(level.name), effects)
    return [
      { text: capital(level.name), note: level.means },
      ...[hours, points, touched, losing].map(number),
      { text: level.mostDays === null ? 'No end' : countedText(level.mostDays, 'day') },
    ]
  }),
})

const relaxationTable = (effects: Effects): Table => {
  const { framework } = effects
  const most = effects.of('red').relaxations
  const levelsWith = (id: string) =>
    framework.levels
      .filter(({ relaxes }) => relaxes.includes(id))
      .map(({ name }) => capital(name))
      .join(', ')
  return {
    caption: 'What is relaxed, for whom',
    heads: [
      { text: 'What' },
      { text: 'At level' },
      { text: 'Tiers' },
      { text: 'People', numeric: true },
      { text: 'Kept out by risk or registration', numeric: true },
      { text: 'What they lose' },
      { text: 'Source' },
    ],
    rows: most.map(({ relaxation: one, people, exempt }) => [
      {
        text: one.what,
        ...(one.standards.length > 0 ? { note: `Not asked for meanwhile: ${one.standards.join(', ')}` } : {}),
      },
      { text: levelsWith(one.id) },
      { text: one.letters.join(', '), ...(one.only ? { note: `only ${one.only}` } : {}) },
      number(people),
      number(exempt),
      { text: one.contactLost === null ? 'No contact' : capital(one.contactLost) },
      { text: one.source },
    ]),
  }
}

const acceptedTable = (level: Level, effects: Effects): Table => ({
  caption: `Who loses contact at ${level.name}: the risk that is accepted`,
  heads: [
    { text: 'Tier' },
    { text: 'Risk of serious harm' },
    { text: 'People', numeric: true },
    { text: 'Of them with a registration', numeric: true },
  ],
  rows: effects
    .of(level.name)
    .accepted.map(({ tier, risk, people, registered }) => [
      { text: tier },
      { text: riskTexts[risk ?? ''] ?? 'Not assessed' },
      number(people),
      number(registered),
    ]),
})

const notesOf = (effects: Effects): readonly string[] => {
  const { framework, times } = effects
  const red = effects.of('red')
  const notes = [
    `Never touched: ${framework.exemptions
      .filter(({ id }) => id !== 'high')
      .map(({ words }) => words)
      .join('; ')}.`,
    `No record names these, so somebody has to look before contact stops: ${framework.notOnRecord.join('; ')}.`,
    `Hours are those of the tasks that are not done, by “${times}”. Nobody’s workload % changes by a level: the weights stay as they are.`,
  ]
  if (red.notKnown > 0) {
    notes.push(
      `${countedText(red.notKnown, 'person', 'people')} without a tier or an assessed risk of serious harm keep everything.`,
    )
  }
  return notes
}

const whoText = ({ name, decides }: Level, kind: 'pdu' | 'region'): string =>
  `${capital(name)}: ${decides[kind].map(role => roleWords(role)).join(' or ')}`

const effectText = ({ hours, touched, losing }: KeptEffect): string =>
  `${countText(hours)} hours a week, ${countedText(touched, 'person', 'people')} touched, ${countText(losing)} losing contact`

const endText = ({ to_day }: Decision, on: Day): string => {
  if (to_day === null) return 'No end'
  return to_day < on ? `${dayText(to_day)}, ended by itself` : dayText(to_day)
}

const historyTable = ({ decisions, on }: DemandFacts): Table | null =>
  decisions.length === 0
    ? null
    : {
        caption: 'Decisions',
        heads: [
          { text: 'Level' },
          { text: 'From' },
          { text: 'Until' },
          { text: 'Decided by' },
          { text: 'Why' },
          { text: 'As reckoned then' },
        ],
        rows: decisions.map(one => [
          { text: capital(one.level) },
          { text: dayText(one.from_day) },
          { text: endText(one, on) },
          { text: `${one.decided_by}, ${roleWords(one.decided_as)}`, note: instantText(one.recorded_at) },
          { text: one.why },
          { text: effectText(one.effect), note: `${one.framework}, version ${one.framework_version}` },
        ]),
      }

/** Every word of the page of a unit's demand level. */
export const presentDemand = (facts: DemandFacts): DemandView => {
  const { unit, effects, level, mayDecide } = facts
  const made = effects.known ? effects.value : null
  const levels = made?.framework.levels ?? []
  const kind = unit.kind === 'region' ? 'region' : 'pdu'
  return {
    title: `Demand level: ${unit.name}`,
    heading: `Demand level: ${unit.name}`,
    caption: kindText[unit.kind],
    breadcrumbs: crumbsTo(unit),
    level: levelSentence(level),
    unknown: effects.known ? null : `What a level would do is unknown: ${effects.why}.`,
    example: made?.framework.example ? made.framework.source : null,
    effects: made && effectTable(made),
    relaxations: made && relaxationTable(made),
    accepted: made ? levels.filter(one => made.of(one.name).losing > 0).map(one => acceptedTable(one, made)) : [],
    notes: made ? notesOf(made) : [],
    who: unit.kind === 'team' ? [] : levels.map(one => whoText(one, kind)),
    choices: levels
      .filter(({ name }) => mayDecide.includes(name))
      .map(({ name, means }) => ({ value: name, text: capital(name), hint: { text: means } })),
    action: `/workload/${unit.kind}s/${encodeURIComponent(unit.code)}/demand`,
    history: historyTable(facts),
    links: [
      { text: `What is ahead of ${unit.name}`, href: aheadPath(unit) },
      { text: 'Standards of timeliness', href: '/standards' },
    ],
  }
}
