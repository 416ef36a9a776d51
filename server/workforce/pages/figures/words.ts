import type { Figure, Grade, RuleSet, Standing } from '@candour/workload'
import { isGrade, shown, standing } from '@candour/workload'
import { statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { countText } from '#platform/web/numbers.ts'
import type { UnitKind } from '../../queries/units.ts'

/** What a unit is called beside its name. */
export const kindText: Readonly<Record<UnitKind, string>> = {
  nation: 'Nation',
  region: 'Region',
  pdu: 'Probation delivery unit',
  team: 'Team',
}

const gradeTexts: Readonly<Record<Grade, string>> = {
  PO: 'Probation officer',
  SPO: 'Senior probation officer',
  PSO: 'Probation services officer',
  PSO_B: 'Probation services officer, band B',
  TPO: 'Trainee probation officer',
  DMY: 'Grade not known',
}

/** A grade band in words; anything else as it is. */
export const gradeText = (grade: string): string => (isGrade(grade) ? gradeTexts[grade] : grade)

/** Grade bands that a list can be filtered by. */
export const gradeChoices: readonly Grade[] = ['PO', 'TPO', 'PSO', 'SPO', 'DMY']

/** "112.4%", or "Unknown". */
export const percentText = (figure: Figure): string => (figure.known ? `${shown(figure)}%` : 'Unknown')

/** "1,764", or "Unknown". */
export const pointsText = (figure: Figure): string => (figure.known ? countText(figure.value) : 'Unknown')

/** Hours a week without trailing zeros, or "Not known". */
export const hoursText = (hours: number | null): string =>
  hours === null ? 'Not known' : String(Math.round(hours * 100) / 100)

/** Where a percentage stands, in words: the colour only repeats them. Nothing below the amber threshold. */
export const standingText = (percent: Figure, ruleSet: RuleSet): string | undefined => {
  const { amberFrom, redAbove } = ruleSet.data.thresholds
  const texts: Readonly<Record<Standing, string | undefined>> = {
    within: undefined,
    amber: `${amberFrom}% or more`,
    red: `Above ${redAbove}%`,
    unknown: percent.known ? undefined : capital(percent.why),
  }
  return texts[standing(percent, ruleSet)]
}

/** A cell of a table for a workload %, with its standing beneath. */
export const percentCell = (percent: Figure, ruleSet: RuleSet) => {
  const note = standingText(percent, ruleSet)
  if (!percent.known) return { text: 'Unknown', numeric: true, tag: statusTags.unknown, ...(note ? { note } : {}) }
  return { text: percentText(percent), numeric: true, ...(note ? { note } : {}) }
}

/** The first letter large: a reason from the rules begins a sentence here. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
