import type { RuleSet } from '@candour/workload'
import { tierCode } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import type { WorkbookSource } from '../../server/workforce/workbook/rows.ts'
import { Random } from '../random.ts'
import type { Person, Sentence } from '../service/people.ts'
import type { RegionPlan } from '../service/scale.ts'
import type { DemonstrationPdu } from '../service/service.ts'
import { type Grade, type Member, pseudoOfficerOf } from '../service/staff.ts'
import type { Case } from './cases.ts'
import { gradeCodes, nobodyIn, type Officer, type Post, type Team, teamsIn } from './nation.ts'
import type { Holder } from './row-parts.ts'
import { workbookOf } from './workbook-of.ts'

const posts: Readonly<Partial<Record<Grade, Post>>> = { PO: 'po', PSO: 'pso', TPO: 'trainee', SPO: 'spo' }

const places: Readonly<Record<Sentence, Case['location']>> = {
  'community-order': 'community',
  'suspended-sentence': 'community',
  custody: 'custody',
  licence: 'licence',
  'post-sentence-supervision': 'licence',
}

const officerOf = (member: Member, team: Team): Officer[] => {
  const post = posts[member.grade]
  if (!post) return []
  const { code: key, surname, forename } = member
  return [{ team, key, surname, forename, gradeCode: gradeCodes[post], post }]
}

const caseOf = (person: Person, ruleSet: RuleSet): Case => {
  const random = new Random(`workbook ${person.crn}`)
  return {
    ref: person.crn,
    location: places[person.sentence],
    tierCode: tierCode(person.tier, ruleSet) ?? 0,
    inactive: random.chance(0.015) ? 'warrant' : random.chance(0.015) ? 'overdue' : null,
    inTransition: random.chance(0.004),
    priority: random.chance(0.03),
    standalone: false,
  }
}

/** Who holds a case on a night: a named officer, or the team's pseudo-officer. */
const holderOn = (person: Person, night: Day): string =>
  person.holders.findLast(({ from, until }) => from <= night && (until === null || night <= until))?.officer ??
  pseudoOfficerOf(person.team)

/**
 * The demonstration service as the workbook of a night: the officers and people of the record as they were.
 *
 * @param missing staff codes that the file leaves out, as a real one does now and then: their figures are unknown
 */
export const demonstrationWorkbook = (
  regions: readonly RegionPlan[],
  pdus: readonly DemonstrationPdu[],
  night: Day,
  missing: ReadonlySet<string>,
  ruleSet: RuleSet,
): WorkbookSource => {
  const atWork = ({ joined, left, code }: Member) =>
    joined <= night && (left === null || left >= night) && !missing.has(code)
  const members = Map.groupBy(pdus.flatMap(pdu => pdu.members).filter(atWork), member => member.team)
  const cases = Map.groupBy(
    pdus.flatMap(pdu => pdu.people).filter(person => person.started <= night),
    person => holderOn(person, night),
  )
  const holders = teamsIn(regions)
    .flatMap(team => [nobodyIn(team), ...(members.get(team.teamCode) ?? []).flatMap(member => officerOf(member, team))])
    .map((officer, number) => ({ officer, number }))
  const casesOf = ({ officer }: Holder) => (cases.get(officer.key) ?? []).map(one => caseOf(one, ruleSet))
  return workbookOf(holders, casesOf, { seed: 1, night, ruleSet })
}
