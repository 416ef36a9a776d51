import {
  type ActivitySetData,
  cellMinutes,
  cellOf,
  type HeldWork,
  locations,
  type RuleSet,
  type TimeNeeded,
  timeNeeded,
  timeShare,
} from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { countText } from '#platform/web/numbers.ts'
import type { OfficerLoad } from '../../queries/officers.ts'
import type { ShownFigures } from '../../queries/shown.ts'
import type { TrailUnit } from '../../queries/units.ts'
import { hoursOf } from '../../time/held.ts'
import { type Kept, linkTo, officerPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { presentFigures, type SourceView } from '../figures/source.ts'
import { hoursCell, hoursOfMinutes, type TasksSource, tasksSource } from '../figures/time.ts'
import { hoursText, percentText } from '../figures/words.ts'
import { weightPath } from '../weights/presenter.ts'

export type TimeOfficerFacts = {
  readonly shown: ShownFigures
  readonly officer: OfficerLoad
  /** Null when neither the record nor the file knows the officer. */
  readonly held: HeldWork | null
  readonly trail: readonly TrailUnit[]
  readonly set: ActivitySetData
  readonly kept: Kept
  readonly now: Date
}

type Step = { readonly key: { readonly text: string }; readonly value: { readonly text: string } }

type TimeOfficerView = View & {
  readonly caption: string
  readonly source: SourceView
  readonly tasks: TasksSource
  readonly unknown: string | null
  readonly steps: readonly Step[]
  readonly rows: readonly (readonly object[])[]
}

/** Every word of the page of one officer's time. */
export const presentTimeOfficer = (facts: TimeOfficerFacts): TimeOfficerView => {
  const { shown, officer, held, trail, set, kept, now } = facts
  const path = officerPath(officer.team, officer.officer)
  const name = officer.named ? officer.name : 'No named officer'
  const { ruleSet } = shown
  const needed = held && timeNeeded(held, cellMinutes(ruleSet, set), set)
  return {
    title: 'Time needed and time available',
    heading: 'Time needed and time available',
    caption: `${name}, ${officer.teamName}`,
    breadcrumbs: [...crumbsAlong(trail, kept), { text: name, href: linkTo(path, kept) }],
    source: presentFigures(shown, `${path}/time`, now),
    tasks: tasksSource(set),
    unknown: needed
      ? null
      : shown.live
        ? 'The record does not know this officer here, so the time needed is unknown.'
        : 'The file has no cases for this officer, so the time needed is unknown.',
    steps: needed ? stepsOf(needed, officer, set) : [],
    rows: held ? rowsOf(held, ruleSet, set) : [],
  }
}

const step = (key: string, value: string): Step => ({ key: { text: key }, value: { text: value } })

const stepsOf = (needed: TimeNeeded, officer: OfficerLoad, { firstWeeks }: ActivitySetData): readonly Step[] => {
  const available = hoursOf(officer)
  const share = timeShare(needed.total, available)
  return [
    step('Cases in the community', hoursOfMinutes(needed.byLocation.community)),
    step('Cases in custody', hoursOfMinutes(needed.byLocation.custody)),
    step('Cases on licence', hoursOfMinutes(needed.byLocation.licence)),
    step(`More for cases in their first ${firstWeeks} weeks`, hoursOfMinutes(needed.firstWeeks)),
    step('Court reports', hoursOfMinutes(needed.reports)),
    step('Time needed', `${hoursOfMinutes(needed.total)} a week`),
    step('Cases with no tier yet, for which no time can be given', countText(needed.casesWithoutTime)),
    step('Contracted hours', hoursText(officer.contracted)),
    step('Hours taken off by reductions', hoursText(officer.reduced)),
    step(
      'Time available',
      available.known ? `${hoursOfMinutes(available.value * 60)} a week` : `Unknown: ${available.why}`,
    ),
    step('Time needed of time available', share.known ? percentText(share) : `Unknown: ${share.why}`),
    step('Workload by points', percentText(officer.percent)),
  ]
}

/** Each sort of case that the officer has, with what one of it takes. */
const rowsOf = (held: HeldWork, ruleSet: RuleSet, set: ActivitySetData): readonly (readonly object[])[] => {
  const minutes = cellMinutes(ruleSet, set)
  return locations.flatMap(location =>
    ruleSet.data.tiers.flatMap(({ name }, code) => {
      const cell = cellOf(location, code, ruleSet)
      const count = held.cells[cell] ?? 0
      const each = minutes[cell] ?? null
      if (count === 0) return []
      if (each === null) {
        return [
          [{ text: `No tier yet, ${location}` }, { text: countText(count), numeric: true }, unknownCell, unknownCell],
        ]
      }
      return [
        [
          { text: `Tier ${name}, ${location}`, href: weightPath(location, name) },
          { text: countText(count), numeric: true },
          hoursCell(each),
          hoursCell(each * count),
        ],
      ]
    }),
  )
}

const unknownCell = { text: 'Unknown', numeric: true }
