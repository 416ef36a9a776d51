import type { Actor } from '#platform/access/actor.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Inspection } from '../../queries/inspection.ts'
import type { PopulationCheck } from '../../queries/withheld.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'

type Finding = { readonly heading: string; readonly says: string; readonly cases: readonly string[] }

type PopulationView = InspectionFrame & {
  readonly says: string
  readonly root: string
  readonly rootSays: string
  readonly findings: readonly Finding[]
}

/** Every word of the page of the population. */
export const presentPopulation = (inspection: Inspection, actor: Actor, check: PopulationCheck): PopulationView => {
  const findings = findingsOf(check)
  return {
    ...inspectionFrame(inspection, actor, 'population', 'Population'),
    says:
      findings.length === 0
        ? `The ${countedText(check.size, 'case')} that were frozen are exactly those that the record shows.`
        : `${countedText(check.size, 'case was', 'cases were')} frozen. The record now shows a difference, case by case:`,
    root: check.root,
    rootSays: check.rootHolds
      ? 'The cases kept give the root that stands in the log.'
      : 'The cases kept do not give the root that stands in the log: somebody changed them after the freeze.',
    findings,
  }
}

const findingsOf = ({ missing, added, restated }: PopulationCheck): readonly Finding[] =>
  [
    {
      heading: 'Not offered',
      says: 'The record puts these in the window, and they were not frozen: withheld, transferred in, or recorded only after the announcement.',
      cases: missing,
    },
    {
      heading: 'Offered, and no longer in the record',
      says: 'These were frozen, and the record no longer puts them in the window or the unit.',
      cases: added,
    },
    {
      heading: 'Restated since',
      says: 'The record now gives another sex, disposal or risk for these.',
      cases: restated,
    },
  ].filter(finding => finding.cases.length > 0)
