import { dayText } from '#platform/web/dates.ts'
import type { Problem } from '../../record/entry.ts'
import type { Referral } from '../../record/state/partners.ts'
import type { CaseState } from '../../record/state.ts'

/** @source reference/tiering.md 4.3 */
export const services = {
  accommodation: 'Accommodation',
  employment: 'Education, training and employment',
  finance: 'Finance, benefit and debt',
  dependency: 'Dependency and recovery',
  lifestyle: 'Lifestyle and associates',
  family: 'Family and significant others',
  wellbeing: 'Emotional wellbeing',
  inclusion: 'Social inclusion',
  women: 'Women’s service',
}

/** In the order in which a referral goes through them. @source reference/tiering.md 4.1 */
export const referralStates = {
  draft: 'Draft, not sent',
  sent: 'Sent',
  assigned: 'Assigned to a caseworker',
  assessed: 'First appointment held',
  planned: 'Action plan submitted',
  approved: 'Action plan approved',
  delivering: 'Sessions under way',
  reported: 'End of service report received',
  completed: 'Completed',
  cancelled: 'Cancelled before delivery',
  ended: 'Ended early',
}
export type ReferralState = keyof typeof referralStates

/** The states after which nothing more comes. */
const concluded: ReadonlySet<string> = new Set<ReferralState>(['completed', 'cancelled', 'ended'])

/** Why a referral was withdrawn: the codes of the referral service. @source reference/tiering.md 4.1 */
export const withdrawals = {
  INE: 'INE: not eligible',
  MIS: 'MIS: sent by mistake, or twice',
  NOT: 'NOT: did not engage',
  NEE: 'NEE: need met in another way',
  MOV: 'MOV: moved out of the area',
  WOR: 'WOR: work or caring',
  USE: 'USE: the person died',
  ACQ: 'ACQ: acquitted on appeal',
  RET: 'RET: back in custody',
  SER: 'SER: sentence revoked',
  SEE: 'SEE: sentence expired',
  EAR: 'EAR: done before its time',
  ANO: 'ANO: another reason',
}

/** Referrals that a later entry may be about, in words. */
export const openReferrals = ({ referrals }: CaseState): (readonly [string, string])[] =>
  referrals
    .filter(one => !concluded.has(one.state))
    .map(one => [one.referral, `${labels[one.service] ?? one.service}, ${dayText(one.madeOn)}`])
const labels: Readonly<Record<string, string>> = services

/** What speaks against an entry about a referral that is not there, or is over. A correction may still be about it. */
export const notOpen = (state: CaseState, referral: string, supersedes: string | null): readonly Problem[] =>
  state.referrals.some(one => one.referral === referral && (supersedes !== null || !concluded.has(one.state)))
    ? []
    : [{ field: 'referral', message: 'Select a referral that is still open' }]

/** The referrals with one of them changed. */
export const withReferral = (
  referrals: readonly Referral[],
  referral: string,
  change: (one: Referral) => Partial<Referral>,
): readonly Referral[] => referrals.map(one => (one.referral === referral ? { ...one, ...change(one) } : one))
