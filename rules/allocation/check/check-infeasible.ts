import type { Certificate } from '../certificate.ts'
import { certificateOf, leastUnplaced, shortageOf } from '../certificate.ts'
import { sum } from '../flow/demands.ts'
import type { Officer, Problem } from '../problem.ts'
import { compare } from '../rational.ts'
import { idAt, listAt, recordAt } from '../reading.ts'
import type { Shortage } from '../result.ts'
import { Broken, insist } from './broken.ts'
import { checkedPartial, checkIds } from './check-partial.ts'
import { checkRelief, wholeOrHuge } from './check-relief.ts'
import { checkedProof, times, total } from './proof.ts'

type Fields = Readonly<Record<string, unknown>>

/** The inequality that no plan can satisfy. */
const checkContradiction = (problem: Problem, fields: Fields): void => {
  const { ofCase, ofOfficer } = checkedProof(problem, fields.proof)
  const needed = total(problem.cases, ofCase)
  const room = total(problem.officers, officer => times(ofOfficer(officer), officer.room))
  insist(
    compare(needed, room) > 0,
    () => `proof: the cases' weights sum to ${needed.n}/${needed.d}, no more than the room's ${room.n}/${room.d}`,
  )
}

/** Insists on one shortage; answers its officers and what is missing. */
const checkedShortage = (problem: Problem, value: unknown, place: string): { officers: Officer[]; missing: bigint } => {
  const fields = recordAt(value, place)
  const ids = (name: 'officers' | 'cases'): ReadonlySet<string> =>
    new Set(listAt(fields[name], `${place}.${name}`).map((id, index) => idAt(id, `${place}.${name}[${index}]`)))
  const [officerIds, caseIds] = [ids('officers'), ids('cases')]
  const officers = problem.officers.filter(({ id }) => officerIds.has(id))
  const cases = problem.cases.filter(({ id }) => caseIds.has(id))
  insist(officers.length === officerIds.size, () => `${place}.officers names somebody who is not in the input`)
  insist(cases.length === caseIds.size, () => `${place}.cases names a case that is not in the input`)
  const inside = new Set(officers)
  for (const one of cases)
    insist(
      one.pool.officers.every(officer => inside.has(officer)),
      () => `${place}: case ${one.id} could go to somebody else`,
    )
  const exact: Shortage = shortageOf(problem, { officers, cases })
  for (const name of ['points', 'room', 'missingPoints'] as const)
    insist(fields[name] === exact[name], () => `${place}.${name} is ${fields[name]}, and ${exact[name]} by the figures`)
  insist(exact.missingPoints > 0, () => `${place}: nothing is missing`)
  return { officers, missing: sum(cases, ({ points }) => points) - sum(officers, ({ room }) => room) }
}

/** Shortages share no officer, and together with the cases that nobody may take they are all that is missing. */
const checkShortages = (problem: Problem, value: unknown, certificate: Certificate): void => {
  const shortages = listAt(value, 'shortages').map((row, index) => checkedShortage(problem, row, `shortages[${index}]`))
  const officers = shortages.flatMap(shortage => shortage.officers)
  insist(new Set(officers).size === officers.length, () => 'shortages: an officer stands in two of them')
  const short = sum(shortages, shortage => shortage.missing)
  const nobody = sum(certificate.nobody, ({ points }) => points)
  const { missing } = certificate
  insist(
    short + nobody === missing,
    () =>
      `shortages: ${short} points, and ${nobody} of cases that nobody may take, are not the ${missing} that are missing`,
  )
}

const certificateFor = (problem: Problem): Certificate => {
  const certificate = certificateOf(problem)
  if (!certificate) throw new Broken('status is "infeasible", but the cases could all be placed if they were split')
  return certificate
}

/** Every statement of a certificate of infeasibility. */
export const checkInfeasible = (problem: Problem, fields: Fields): void => {
  checkContradiction(problem, fields)
  const certificate = certificateFor(problem)
  const missing = wholeOrHuge(fields.missingPoints, 'missingPoints')
  insist(
    missing === Number(certificate.missing),
    () => `missingPoints is ${missing}, and ${certificate.missing} by the figures`,
  )
  checkIds(fields.noEligibleOfficer, certificate.nobody, 'noEligibleOfficer')
  checkShortages(problem, fields.shortages, certificate)
  const placed = checkedPartial(problem, fields.partial)
  const atMost = problem.cases.length - leastUnplaced(certificate)
  const stated = recordAt(fields.partial, 'partial').atMost
  insist(stated === atMost, () => `partial.atMost is ${stated}, and ${atMost} by the figures`)
  const unplaced = problem.cases.filter(one => !placed.has(one))
  checkRelief(problem, fields.relief, certificate, unplaced, checkIds)
}
