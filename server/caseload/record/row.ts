import type { Day } from '#platform/database/tables.ts'
import type { SentenceType } from './state/sentence.ts'
import type { CaseState, RiskLevel } from './state.ts'

export type Location = 'community' | 'custody' | 'licence'

/** The columns of `caseload.person` that lists sort and filter by; all of them follow from the state. */
export type PersonColumns = {
  readonly crn: string
  readonly name: string
  readonly date_of_birth: Day
  readonly sex: string
  readonly ethnicity: string
  readonly team: string
  readonly practitioner: string | null
  readonly tier: string | null
  readonly location: Location | null
  readonly risk_of_serious_harm: RiskLevel | null
  readonly sentence_type: SentenceType | null
  readonly sentence_started: Day | null
  readonly sentence_ends: Day | null
  readonly status: 'current' | 'ended'
  readonly unallocated_since: Day | null
}

const locations: Readonly<Record<SentenceType, Location>> = {
  'community-order': 'community',
  'suspended-sentence': 'community',
  custody: 'custody',
  licence: 'licence',
  'post-sentence-supervision': 'licence',
}

/** Where the person is supervised: what their governing sentence says. Null before any sentence is recorded. */
export const locationOf = ({ sentence }: Pick<CaseState, 'sentence'>): Location | null =>
  sentence && locations[sentence.type]

/**
 * The row that a state gives.
 *
 * @returns undefined before the person is registered: there is nobody to list
 */
export const personColumns = (state: CaseState): PersonColumns | undefined => {
  const { identity, team, sentence } = state
  if (!identity || team === null) return undefined
  return {
    crn: identity.crn,
    name: identity.name,
    date_of_birth: identity.dateOfBirth,
    sex: identity.sex,
    ethnicity: identity.ethnicity,
    team,
    practitioner: state.officer,
    tier: state.tier?.name ?? null,
    location: locationOf(state),
    risk_of_serious_harm: state.risk?.overall ?? null,
    sentence_type: sentence?.type ?? null,
    sentence_started: sentence?.started ?? null,
    sentence_ends: sentence?.ends ?? null,
    status: state.ended ? 'ended' : 'current',
    unallocated_since: state.withoutOfficerSince,
  }
}
