import type { Figure } from '@candour/workload'
import { known } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { OfficerLoad } from '../../queries/officers.ts'
import type { ShownFigures } from '../../queries/shown.ts'
import type { TrailUnit, UnitLoad } from '../../queries/units.ts'
import { type Kept, linkTo, officerPath, unitPath } from '../figures/addresses.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { presentFigures, type SourceView } from '../figures/source.ts'
import { percentCell, percentText, pointsText } from '../figures/words.ts'

export type HowUnitFacts = {
  readonly shown: ShownFigures
  readonly unit: UnitLoad
  readonly trail: readonly TrailUnit[]
  readonly units: readonly UnitLoad[]
  readonly officers: readonly OfficerLoad[]
  readonly kept: Kept
  readonly now: Date
}

type HowUnitView = View & {
  readonly caption: string
  readonly source: SourceView
  readonly workload: string
  readonly steps: readonly { readonly key: { readonly text: string }; readonly value: { readonly text: string } }[]
  readonly heads: readonly { readonly text: string; readonly numeric?: boolean }[]
  readonly rows: readonly (readonly object[])[]
  readonly recountHref: string | null
  readonly timeHref: string
}

/** Every word of the page that opens a unit's figure. */
export const presentHowUnit = ({ shown, unit, trail, units, officers, kept, now }: HowUnitFacts): HowUnitView => {
  const measured = unit.used - unit.unmeasuredUsed
  const { ruleSet } = shown
  return {
    title: 'How this figure is made',
    heading: 'How this figure is made',
    caption: unit.name,
    breadcrumbs: crumbsAlong(trail, kept),
    source: presentFigures(shown, `${unitPath(unit)}/how`, now),
    workload: unit.percent.known
      ? `${countText(measured)} points used ÷ ${countText(unit.available)} points available × 100 = ${percentText(unit.percent)}. It is the ratio of the sums, not the mean of the percentages.`
      : `Unknown: ${unit.percent.why}.`,
    steps: [
      step('Points used in all', countText(unit.used)),
      step('Of them, of officers whose availability is unknown, or of nobody', countText(unit.unmeasuredUsed)),
      step('Points used that count in the percentage', countText(measured)),
      step('Points available', countText(unit.available)),
      step('Officers', `${countText(unit.officers)}, ${countText(unit.unknown)} of them unknown`),
      step('Cases', `${countText(unit.cases)}, ${countText(unit.casesUnnamed)} of them with no named officer`),
      step('Support contacts', `${countedText(unit.contactPoints, 'point')} net, in the points used`),
    ],
    heads: [
      { text: unit.kind === 'team' ? 'Officer' : 'Unit' },
      { text: 'Points used', numeric: true },
      { text: 'Available', numeric: true },
      { text: 'Workload', numeric: true },
      { text: 'Ingredients' },
    ],
    rows:
      unit.kind === 'team'
        ? officers.map(one => row(nameOf(one), one, officerPath(one.team, one.officer)))
        : units.map(one =>
            row(one.name, { ...one, used: known(one.used), available: known(one.available) }, unitPath(one)),
          ),
    recountHref: shown.result && `/workforce/results/${shown.result.id}/recount`,
    timeHref: linkTo(`${unitPath(unit)}/time`, kept),
  }

  function row(name: string, load: { used: Figure; available: Figure; percent: Figure }, path: string) {
    return [
      { text: name },
      { text: pointsText(load.used), numeric: true },
      { text: pointsText(load.available), numeric: true },
      percentCell(load.percent, ruleSet),
      { text: 'How it is made', href: linkTo(`${path}/how`, kept) },
    ]
  }
}

const nameOf = ({ named, name }: OfficerLoad): string => (named ? name : 'No named officer')

const step = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
