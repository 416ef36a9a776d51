import type { Certificate } from '../certificate.ts'
import { leastUnplaced } from '../certificate.ts'
import { sum } from '../flow/demands.ts'
import type { Problem } from '../problem.ts'
import type { Relief } from '../result.ts'
import type { Placed } from '../search/floor.ts'
import { hoursRelief } from './hours.ts'
import { limitRelief, standardsRelief } from './least-percent.ts'
import { postsRelief } from './posts.ts'

const NOBODY = { none: 'Nobody may take any of these cases: only a change in who may take them would help.' }

/** What would make a plan possible, by kind. Each is the smallest found, with what is proven that no less would do. */
export const reliefOf = (
  problem: Problem,
  certificate: Certificate,
  placed: Placed,
  outOfTime: () => boolean,
): Relief => {
  const able: Problem = { ...problem, cases: problem.cases.filter(({ pool }) => pool.officers.length > 0) }
  const missingRoom = certificate.missing - sum(certificate.nobody, ({ points }) => points)
  const helps = able.cases.some(one => !placed.has(one))
  return {
    casesMoved: {
      cases: problem.cases.filter(one => !placed.has(one)).map(({ id }) => id),
      atLeast: leastUnplaced(certificate),
    },
    hours: hoursRelief(problem, placed, certificate.missing),
    posts: postsRelief(problem, placed, missingRoom),
    limitRaised: helps ? limitRelief(able, outOfTime) : NOBODY,
    standardsRelaxed: helps ? standardsRelief(able, outOfTime) : NOBODY,
  }
}
