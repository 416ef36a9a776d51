import type { Actor } from '#platform/access/actor.ts'
import { instantText } from '#platform/web/dates.ts'
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
  readonly since: readonly Finding[]
}

type Frozen = Inspection & { readonly frozen_at: Date }

/** Every word of the page of the population. */
export const presentPopulation = (inspection: Frozen, actor: Actor, check: PopulationCheck): PopulationView => {
  const findings = findingsOf(check)
  const frozen = countedText(check.size, 'case')
  return {
    ...inspectionFrame(inspection, actor, 'population', 'Population'),
    says:
      findings.length === 0
        ? `The ${frozen} that were frozen are exactly those that the record shows, entry by entry, as it stood on ${instantText(inspection.frozen_at)}.`
        : `${frozen} frozen. The entries that were recorded by ${instantText(inspection.frozen_at)} give another population:`,
    root: check.root,
    rootSays: check.rootHolds
      ? 'The cases kept give the root that stands in the log.'
      : 'The cases kept do not give the root that stands in the log: somebody changed them after the freeze.',
    findings,
    since: sinceOf(check),
  }
}

const withCases = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(finding => finding.cases.length > 0)

const findingsOf = ({ withheld, added, restated }: PopulationCheck): readonly Finding[] =>
  withCases([
    {
      heading: 'Not offered',
      says: 'The entries recorded by then put these cases in the unit and the window, and they were not frozen. Somebody withheld them.',
      cases: withheld,
    },
    {
      heading: 'Offered without ground',
      says: 'These cases were frozen, and no entry recorded by then puts them in the unit and the window.',
      cases: added,
    },
    {
      heading: 'Offered as another kind of case',
      says: 'The entries recorded by then give another sex, disposal or risk for these cases: they were drawn from the wrong stratum.',
      cases: restated,
    },
  ])

const sinceOf = ({ since, gone }: PopulationCheck): readonly Finding[] =>
  withCases([
    {
      heading: 'In the window only since the announcement',
      says: 'Entries recorded after the announcement put these cases in the unit and the window. They could not be drawn: ask why they were recorded late.',
      cases: since,
    },
    {
      heading: 'Out of the window since the announcement',
      says: 'Entries recorded after the announcement took these cases out of the unit or the window. They stay in the population.',
      cases: gone,
    },
  ])
