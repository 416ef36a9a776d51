import { casePoints, type Figure, known, ruleSetOn, tierCode, unknown } from '@candour/workload'
import type { CaseFacts } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { ownFigure } from '#workforce'

/** What somebody carries in one team. Points are points a week; `cases` null when nobody knows. */
export type Load = {
  readonly used: Figure
  readonly available: Figure
  readonly percent: Figure
  readonly cases: number | null
}

const nothingKnown = unknown('no figure of this officer in this team')

/** What an officer carries in a team; unknown with its reason, and never nothing, when there is no figure. */
export const loadOf = async (trx: Trx, team: string, officer: string): Promise<Load> => {
  const post = (await ownFigure(trx, officer))?.posts.find(one => one.team === team)
  return post ?? { used: nothingKnown, available: nothingKnown, percent: nothingKnown, cases: null }
}

/** Points a week that a case adds to whoever takes it. */
export const pointsOf = ({ tier, location }: Pick<CaseFacts, 'tier' | 'location'>, on: Day): Figure => {
  const rules = ruleSetOn(on)
  if (!rules.known) return rules
  const code = tier === null ? undefined : tierCode(tier, rules.value)
  if (code === undefined) return unknown('no tier is recorded')
  return location === null ? unknown('no sentence is recorded') : known(casePoints(location, code, false, rules.value))
}
