import type { Wishes } from '@candour/forecast'
import type { Day } from '#platform/database/tables.ts'
import type { Unit } from '#platform/organisation/units.ts'
import { hrefOf } from '#platform/web/address.ts'
import type { FormState, View } from '#platform/web/answers.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { scenarioPath, whatIfPath } from '../../addresses.ts'
import type { Ahead } from '../../ahead-of.ts'
import { describe } from '../../scenarios/describe.ts'
import type { Saved } from '../../scenarios/saved.ts'
import type { UnitAhead } from '../../units.ts'
import type { Table } from '../forecast/drivers.ts'
import { outcomeTable } from '../what-if/comparison.ts'

type Facts = {
  readonly saved: Saved
  readonly unit: UnitAhead
  readonly form: FormState
  readonly today: Day
  readonly again: {
    readonly ahead: Ahead
    readonly wishes: Wishes
    readonly state: 'same' | 'moved' | 'other rules' | 'impossible'
  } | null
  readonly shares: readonly { readonly name: string }[]
  readonly isOwner: boolean
  readonly units: readonly Unit[]
}

type ScenarioView = View & {
  readonly facts: readonly { readonly key: { readonly text: string }; readonly value: { readonly text: string } }[]
  readonly sentences: readonly string[]
  readonly table: Table
  readonly again: string
  readonly reopen: string
  readonly isOwner: boolean
  readonly shareAction: string
  readonly units: readonly { readonly value: string; readonly text: string }[]
  readonly downloads: readonly { readonly text: string; readonly csv: string; readonly xlsx: string }[]
}

const againTexts = {
  same: 'Made again just now from the record as it says of that day: the same figures, to the last input.',
  moved:
    'The record of that day, or its hours, has been added to since. The figures above are those that were saved; reopen it for today’s.',
  'other rules': 'Other rules are in force by now. The figures above are those that were saved; reopen it for today’s.',
  impossible:
    'Some of what was asked is no longer there, an officer or a team. The figures above are those that were saved.',
}

const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })

/** Every word of the page of a saved what-if. */
export const presentScenario = ({ saved, unit, again, shares, isOwner, units }: Facts): ScenarioView => {
  const path = scenarioPath(saved.id)
  return {
    title: 'A saved what-if',
    heading: saved.name,
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Workload', href: '/workload' },
      { text: 'Saved what-ifs', href: '/workload/scenarios' },
    ],
    facts: [
      row('Unit', unit.name),
      row('What it is to answer', saved.reason),
      row('Saved', `by ${saved.owner_name}, ${instantText(saved.saved_at)}`),
      row('Looks ahead from', dayText(saved.on_day)),
      row('Shared with', shares.length === 0 ? 'Nobody' : shares.map(({ name }) => name).join(', ')),
      row(
        'Rules',
        `${saved.rule_set}, version ${saved.rule_set_version}; ${saved.method}, version ${saved.method_version}`,
      ),
      row('SHA-256 of all inputs', saved.digest),
    ],
    sentences: again ? describe(again.wishes, [saved.wishes.suspend ?? []].flat(), again.ahead) : [],
    table: outcomeTable(saved.outcome),
    again: again ? againTexts[again.state] : 'Nothing can be made again: no rules are in force.',
    reopen: hrefOf({ path: whatIfPath(unit), query: saved.wishes }),
    isOwner,
    shareAction: `${path}/share`,
    units: [{ value: '', text: 'Select a unit' }, ...units.map(({ code, name }) => ({ value: code, text: name }))],
    downloads: [{ text: 'This comparison', csv: `${path}/export?format=csv`, xlsx: `${path}/export?format=xlsx` }],
  }
}
