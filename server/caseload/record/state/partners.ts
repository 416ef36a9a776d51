import type { Day } from '#platform/database/tables.ts'

export type Referral = {
  /** The entry that made the referral; later ones name it. */
  readonly referral: string
  readonly service: string
  readonly state: string
  readonly madeOn: Day
  readonly stateOn: Day
  readonly firstSeenOn: Day | null
  readonly planOn: Day | null
  readonly planApprovedOn: Day | null
  readonly lastSessionOn: Day | null
  readonly closingReportOn: Day | null
  readonly sessionsAttended: number
}
export type Report = {
  readonly request: string
  readonly type: string
  readonly requestedOn: Day
  readonly dueOn: Day | null
  readonly completedOn: Day | null
}
/** One part of the handover from prison, open until it is done. */
export type HandoverPart = {
  readonly part: string
  readonly owner: 'prison' | 'community'
  readonly dueOn: Day | null
  readonly doneOn: Day | null
}
export type Handover = {
  /** The entry that began it; later ones name it. */
  readonly handover: string
  readonly responsible: 'prison' | 'community'
  readonly prisonOfficer: string | null
  readonly communityOfficer: string | null
  readonly startedOn: Day
  /** When it should have started, by the rule that it follows, or why no rule says. */
  readonly shouldStart: { readonly day: Day } | { readonly day: null; readonly why: string }
  readonly releaseOn: Day | null
  readonly paroleReportDue: Day | null
  readonly parts: readonly HandoverPart[]
  /** When each side said that it was finished. It closes nothing: only parts that are done do. */
  readonly finishedOn: { readonly prison: Day | null; readonly community: Day | null }
  /** The day the last part was done. */
  readonly closedOn: Day | null
}
export type Transfer = { readonly transfer: string; readonly to: string; readonly state: string; readonly on: Day }

/** Somebody does the work of the named officer for a time; the named officer stays. The days are both part of it. */
export type Cover = { readonly cover: string; readonly officer: string; readonly from: Day; readonly until: Day }

/** What others do for or with the person: services, courts, prisons, other teams. */
export type PartnerState = {
  readonly referrals: readonly Referral[]
  readonly reports: readonly Report[]
  readonly handover: Handover | null
  readonly transfer: Transfer | null
  readonly cover: Cover | null
  /** Staff with whom the person should not work, each with what connects them. */
  readonly conflicts: readonly { readonly officer: string; readonly reason: string }[]
  readonly officerMustBe: 'female' | 'male' | null
  readonly accommodation: {
    readonly status: string
    readonly since: Day
    readonly settled: boolean | null
    readonly homelessOnRelease: string | null
  } | null
  readonly seriousFurtherOffences: readonly {
    readonly notification: string
    readonly on: Day
    readonly stage: string
  }[]
  readonly openComplaints: readonly { readonly complaint: string; readonly on: Day }[]
}

export const noPartners: PartnerState = {
  referrals: [],
  reports: [],
  handover: null,
  transfer: null,
  cover: null,
  conflicts: [],
  officerMustBe: null,
  accommodation: null,
  seriousFurtherOffences: [],
  openComplaints: [],
}
