import type { NewEntryWithId } from '#caseload'
import { Random } from '../random.ts'
import { lifeOf } from './case-life.ts'
import { type Person, peopleOf } from './people.ts'
import type { PduPlan, Scale } from './scale.ts'
import { type Member, type Post, pseudoOfficerOf, staffOf } from './staff.ts'

export type DemonstrationPdu = {
  readonly plan: PduPlan
  readonly members: readonly Member[]
  readonly posts: readonly Post[]
  readonly people: readonly Person[]
}

/** Teams of a unit: code and name. */
export const teamsOf = ({ code, name, teams }: PduPlan): { code: string; name: string }[] =>
  Array.from({ length: teams }, (_, index) => ({ code: `${code}T${index + 1}`, name: `${name} team ${index + 1}` }))

/** One unit with its staff and people. The same plan gives the same unit, whatever else is generated. */
export const generatePdu = (plan: PduPlan, region: number, firstNumber: number): DemonstrationPdu => {
  const random = new Random(`candour ${plan.code}`)
  const { members, posts } = staffOf(random, plan)
  return { plan, members, posts, people: peopleOf(random, plan, members, region, firstNumber) }
}

/** Every entry of a unit's record, person by person, each person's in the order of recording. */
export function* entriesOf({ plan, members, people }: DemonstrationPdu, scale: Scale): Generator<NewEntryWithId[]> {
  const random = new Random(`candour entries ${plan.code}`)
  for (const person of people) {
    const team = members.filter(member => member.team === person.team)
    const manager = team.find(member => member.grade === 'SPO') ?? members.find(member => member.grade === 'SPO')
    const officer = team.find(member => member.grade === 'PO' && member.left === null) ?? manager
    if (!manager || !officer) throw new Error(`${person.team} has no senior officer: change the plan of ${plan.name}`)
    yield lifeOf(random, person, plan.condition, scale, { officer: officer.code, manager: manager.code })
  }
}

/** The pseudo-officers of a unit: the staff codes under which people wait without a named officer. */
export const pseudoOfficersOf = (plan: PduPlan): { code: string; team: string; name: string }[] =>
  teamsOf(plan).map(team => ({ code: pseudoOfficerOf(team.code), team: team.code, name: `Unallocated, ${team.name}` }))
