import { dayText } from '#platform/web/dates.ts'
import type { Entry } from '../../record/entry.ts'
import type { AssessmentStatus, Countersignature } from '../../record/state/assessment.ts'
import type { CaseState, RiskLevel } from '../../record/state.ts'
import { countersignatureNeeded } from './countersigning.ts'

/** The statuses in words. @source reference/tiering.md 5.4 */
export const statusWords: Readonly<Record<AssessmentStatus, string>> = {
  UNSIGNED: 'Not signed yet',
  SELF_SIGNED: 'Signed by its author',
  AWAITING_COUNTERSIGN: 'Waits for a countersignature',
  AWAITING_DOUBLE_COUNTERSIGN: 'Waits for a second countersignature',
  COUNTERSIGNED: 'Countersigned',
  DOUBLE_COUNTERSIGNED: 'Countersigned twice',
  REJECTED: 'Sent back for rework',
  ROLLED_BACK: 'Signature taken back',
  LOCKED_INCOMPLETE: 'Locked incomplete',
}

/** The statuses in which an assessment may be countersigned. */
export const awaiting: readonly AssessmentStatus[] = ['AWAITING_COUNTERSIGN', 'AWAITING_DOUBLE_COUNTERSIGN']

type Assessed = {
  readonly overall: RiskLevel
  readonly signing?: 'signed' | 'unsigned' | 'incomplete' | undefined
  readonly role?: string | undefined
  readonly factors?: readonly string[] | undefined
}

/** The status that signing gives, before anybody else has looked. An assessment that says nothing of it was signed on saving. */
export const signedStatus = (needed: Countersignature['needed']): AssessmentStatus =>
  needed === 'yes' ? 'AWAITING_COUNTERSIGN' : 'SELF_SIGNED'

/** A registration in the record counts whether or not the assessor says so. @source reference/tiering.md 5.4, 2.6 */
const factorOf: Readonly<Record<string, string>> = { IIOM: 'iom', MAPP: 'mappa' }

/** Where an assessment stands when it has just been written. */
export const standingAfter = (
  { entryId, author, workDoneBy, happened, body }: Entry<Assessed>,
  registrations: CaseState['registrations'],
): Countersignature => {
  const { overall, signing = 'signed', role } = body
  const factors = [...(body.factors ?? []), ...registrations.flatMap(({ type }) => factorOf[type] ?? [])]
  const { needed, why } = countersignatureNeeded({ on: happened.from, role, level: overall, factors })
  const unfinished = signing === 'unsigned' ? 'UNSIGNED' : 'LOCKED_INCOMPLETE'
  return {
    assessment: entryId,
    status: signing === 'signed' ? signedStatus(needed) : unfinished,
    by: author,
    on: happened.from,
    assessedOn: happened.from,
    level: overall,
    role: role ?? null,
    needed,
    why,
    assessors: [...new Set([author, workDoneBy])],
    countersigners: [],
    quality: null,
  }
}

/** What some assessments are called where one is chosen: "3 February 2026, high risk: waits for a countersignature". */
export const labelsOf = (
  { countersignatures }: CaseState,
  offered: (standing: Countersignature) => boolean,
): (readonly [string, string])[] =>
  countersignatures
    .filter(offered)
    .map(one => [
      one.assessment,
      `${dayText(one.assessedOn)}, ${one.level.replace('-', ' ')} risk: ${statusWords[one.status].toLowerCase()}`,
    ])

/** The list with the standing of one assessment changed; the same list when the record has no such assessment. */
export const withStanding = (
  standings: readonly Countersignature[],
  assessment: string,
  change: (standing: Countersignature) => Partial<Countersignature>,
): readonly Countersignature[] =>
  standings.map(one => (one.assessment === assessment ? { ...one, ...change(one) } : one))
