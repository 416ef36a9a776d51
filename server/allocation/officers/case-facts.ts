import type { CaseFacts } from '@candour/allocation'
import { type CaseToGive, known, unknown } from '@candour/workload'
import { locationOf, type Person } from '#caseload'

/** What the rules of eligibility ask of a person. */
export const factsOf = ({ state, team, pdu }: Person): CaseFacts => ({
  ...{ risk: state.risk?.overall ?? null, tier: state.tier?.name ?? null, team, pdu },
  language: state.identity?.language ?? null,
  interpreter: state.interpreter === null || state.interpreter === 'not-known' ? null : state.interpreter === 'yes',
  needs: state.officerMustBe,
})

/** `M2` of the codes of MAPPA levels. */
const LEVEL = /^M([1-3])$/

const mappaOf = ({ state }: Person): CaseToGive['mappaLevel'] => {
  const levels = state.registrations
    .filter(one => one.type === 'MAPP')
    .map(one => Number(LEVEL.exec(one.mappaLevel ?? '')?.[1] ?? 0))
  return levels.includes(0) ? unknown('the MAPPA level is not recorded') : known(Math.max(0, ...levels))
}

/** What the protections of learners ask of a person. */
export const caseToGive = (person: Person): CaseToGive => {
  const { risk, tier, registrations } = person.state
  return {
    risk: risk ? known(risk.overall) : unknown('the risk of serious harm is not assessed'),
    tier: tier ? known(tier.name) : unknown('no tier is recorded'),
    mappaLevel: mappaOf(person),
    registrations: registrations.map(one => one.type),
  }
}

/** What decides how many points the case weighs. */
export const weighedAs = ({ state }: Person) => ({ tier: state.tier?.name ?? null, location: locationOf(state) })
