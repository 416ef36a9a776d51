import type { Figure, RuleSet } from '@candour/workload'
import { dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { ByFile } from '../../queries/unit-figures.ts'
import type { UnitLoad } from '../../queries/units.ts'
import { type Kept, linkTo, unitPath } from './addresses.ts'
import { hoursText, percentText, standingText } from './words.ts'

type Stat = { readonly label: string; readonly value: string; readonly note?: string; readonly how?: string }

/** A sentence about figures that are not known, with where to look. */
export type Caveat = { readonly text: string; readonly link?: { readonly text: string; readonly href: string } }

/** The headline figures of a unit. */
export const unitStats = (
  unit: UnitLoad,
  ruleSet: RuleSet,
  kept: Kept,
  today: Figure | null = null,
): readonly Stat[] => {
  const standing = standingText(unit.percent, ruleSet)
  const { redAbove } = ruleSet.data.thresholds
  return [
    {
      label: 'Workload',
      value: percentText(unit.percent),
      ...(standing ? { note: standing } : {}),
      how: linkTo(`${unitPath(unit)}/how`, kept),
    },
    ...(today ? [{ label: 'Workload today', value: percentText(today) }] : []),
    { label: 'Cases', value: countText(unit.cases), note: `${countText(unit.casesAll)} with inactive ones` },
    { label: 'Points used', value: countText(unit.used), note: `${countText(unit.available)} available` },
    {
      label: 'Officers',
      value: countText(unit.officers),
      note: `${countText(unit.red)} above ${redAbove}%, ${countText(unit.unknown)} unknown`,
    },
    {
      label: 'Contracted hours',
      value: countText(unit.contracted),
      note: `${hoursText(unit.reduced)} taken off by reductions`,
    },
  ]
}

/** What the headline figures leave out, each with its number. Nothing when they leave out nothing. */
export const unitCaveats = (unit: UnitLoad, kept: Kept, byFile: ByFile | null = null): readonly Caveat[] => {
  const list = unit.kind === 'team' ? unitPath(unit) : `${unitPath(unit)}/officers`
  const caveats: Caveat[] = []
  if (unit.unknown > 0) {
    caveats.push({
      text: `${countedText(unit.unknown, 'officer')} of ${countText(unit.officers)} ${unit.unknown === 1 ? 'has' : 'have'} an unknown workload.`,
      link: { text: 'See who and why', href: linkTo(list, kept, { load: 'unknown' }) },
    })
  }
  if (byFile) {
    caveats.push({
      text: `${countedText(byFile.posts, 'post')} in teams that keep no record here, or of officers whom the record does not know, stand as the nightly file of ${dayText(byFile.extractDay)} gave them, which is ${byFile.age}.`,
    })
  }
  if (unit.casesUnnamed > 0) {
    caveats.push({ text: `${countedText(unit.casesUnnamed, 'case')} have no named officer.` })
  }
  if (unit.unmeasuredUsed > 0) {
    caveats.push({
      text: `${countText(unit.unmeasuredUsed)} of the points used belong to nobody with known hours: they are in the sums and in no percentage.`,
    })
  }
  if (unit.hoursAssumed > 0) {
    caveats.push({
      text: `${countedText(unit.hoursAssumed, 'officer')} ${unit.hoursAssumed === 1 ? 'is' : 'are'} taken as full time, because nobody has recorded their hours.`,
    })
  }
  return caveats
}
