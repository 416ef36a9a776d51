import type { RuleSet } from '@candour/workload'
import type { Address } from '#platform/web/address.ts'
import { type SelectedFilters, selectedFilters } from '#platform/web/components/filter/filters.ts'
import type { OfficerFilter } from '../../queries/officers.ts'
import { gradeChoices, gradeText } from './words.ts'

type Choice = { readonly value: string; readonly text: string; readonly selected: boolean }

export type FilterView = {
  readonly action: string
  readonly selected: SelectedFilters | null
  readonly keep: readonly { readonly name: string; readonly value: string }[]
  readonly grades: readonly Choice[]
  readonly loads: readonly Choice[]
}

/** The form that narrows a list of officers by grade and by how much they carry. */
export const presentFilter = ({ grade, load }: OfficerFilter, ruleSet: RuleSet, address: Address): FilterView => {
  const { amberFrom, redAbove } = ruleSet.data.thresholds
  const gradeTexts = new Map<string, string>(gradeChoices.map(one => [one, gradeText(one)]))
  const loadTexts = new Map([
    ['amber', `${amberFrom}% or more`],
    ['red', `Above ${redAbove}%`],
    ['unknown', 'Unknown'],
  ])
  const choices = (texts: ReadonlyMap<string, string>, chosen: string | undefined): readonly Choice[] => [
    { value: '', text: 'All', selected: chosen === undefined },
    ...[...texts].map(([value, text]) => ({ value, text, selected: value === chosen })),
  ]
  const groups = [
    { heading: 'Grade', name: 'grade', chosen: grade ?? '', texts: gradeTexts },
    { heading: 'Workload', name: 'load', chosen: load ?? '', texts: loadTexts },
  ]
  const keep = ['result', 'on', 'sort', 'order'].flatMap(name => {
    const value = address.query[name]
    return value === undefined ? [] : [{ name, value: String(value) }]
  })
  return {
    action: address.path,
    selected: selectedFilters(groups, address),
    keep,
    grades: choices(gradeTexts, grade),
    loads: choices(loadTexts, load),
  }
}
