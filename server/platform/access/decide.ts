import type { Actor, Role } from './actor.ts'

/** What a person wants to do with one record. */
export type Action = 'read person' | 'read entry' | 'add entry'

/** What the rule needs to know of one person's record, and of the entry that is to be added. */
export type CaseSubject = {
  /** Codes of the units that hold the case, from its team up to the nation. */
  readonly units: readonly string[]
  /** Codes of all teams of the PDU that holds the case. */
  readonly teamsOfPdu: readonly string[]
  readonly withoutOfficer: boolean
  /** Rights to read this record that inspections gave. */
  readonly grants: readonly { readonly accountId: number; readonly from: Date; readonly until: Date }[]
  /** Roles that may write the kind of entry; for 'add entry' only. */
  readonly writers?: readonly Role[]
}

/** Yes or no, with the words of the rule that decided. A "no" is shown as "not found". */
export type Decision = { readonly allowed: boolean; readonly because: string }

const yes = (because: string): Decision => ({ allowed: true, because })
const no = (because: string): Decision => ({ allowed: false, because })

const supervisors: ReadonlySet<Role> = new Set(['practitioner', 'spo', 'pdu-head'])
const inspectors: ReadonlySet<Role> = new Set(['lead-inspector', 'inspector'])

/**
 * Whether a person may read or write one record. Row-level security enforces the same rule and a property test shows that the
 * two agree; this one is for the interface, which must not offer what would be refused.
 *
 * @source reference, voice-security 7.1 and 7.2, without limited access and break-glass, which come with their own issue
 */
export const decide = (
  actor: Pick<Actor, 'accountId' | 'role' | 'unit'>,
  action: Action,
  subject: CaseSubject,
  now: Date,
): Decision => {
  const sight = maySee(actor, subject, now)
  if (action !== 'add entry' || !sight.allowed) return sight
  if (!supervisors.has(actor.role)) return no('only those who supervise people or manage them write in a record')
  return subject.writers?.includes(actor.role) ? sight : no('this kind of entry is for another role')
}

const maySee = (
  { accountId, role, unit }: Pick<Actor, 'accountId' | 'role' | 'unit'>,
  subject: CaseSubject,
  now: Date,
): Decision => {
  if (supervisors.has(role)) {
    if (unit === null) return no('the role covers no unit')
    if (subject.units.includes(unit)) return yes('the case is held by the unit that the role covers')
    if (role === 'spo' && subject.withoutOfficer && subject.teamsOfPdu.includes(unit)) {
      return yes('the person waits for an officer in the same PDU')
    }
    return no('the case is held elsewhere')
  }
  if (inspectors.has(role)) {
    const live = subject.grants.some(grant => grant.accountId === accountId && grant.from <= now && grant.until > now)
    return live
      ? yes('the case is in the sample of an inspection under way')
      : no('no inspection under way sampled the case')
  }
  return no('the role sees counts, never single cases')
}
