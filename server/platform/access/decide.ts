import type { Actor, Role } from './actor.ts'

/** What a person wants to do with one record: meet it in a list, read what is written, or write in it. */
export type Action = 'list' | 'open' | 'write'

/** Somebody for whom something holds from one instant until another; without `until` it holds on. */
type Holding = { readonly accountId: number; readonly from: Date; readonly until: Date | null }

/** What the rule needs to know of one person's record, and of the entry that is to be added. */
export type CaseSubject = {
  /** Codes of the units that hold the case, from its team up to the nation. */
  readonly units: readonly string[]
  /** Codes of all teams of the PDU that holds the case. */
  readonly teamsOfPdu: readonly string[]
  /** Staff code of the named officer; null while the person waits for one. */
  readonly officer: string | null
  /** Who is kept out. */
  readonly exclusions: readonly Holding[]
  /** While one is live, only those whom a live one names are let in. */
  readonly restrictions: readonly Holding[]
  /** Whom two people let in besides. */
  readonly letIn: readonly Holding[]
  /** Who said why they open it. */
  readonly purposes: readonly Holding[]
  /** Rights to read this record that inspections gave. */
  readonly samples: readonly Holding[]
  /** Emergency openings; one of a restricted record counts only with a second person. */
  readonly emergencies: readonly (Holding & { readonly second: boolean })[]
  /** Codes of the units that an open move asks to take the case, from the team up to the nation; empty while there is none. */
  readonly offeredTo: readonly string[]
  /** Roles that may write the kind of entry; for 'write' only. */
  readonly writers?: readonly Role[]
  /** The kind of entry answers an open move, or gives the case to an officer of the unit that takes it; for 'write' only. */
  readonly answersMove?: boolean
}

type Person = Pick<Actor, 'accountId' | 'role' | 'unit' | 'practitioner'>

/** Yes or no, with the words of the rule that decided. A "no" is shown as "not found". */
export type Decision = { readonly allowed: boolean; readonly because: string }

const yes = (because: string): Decision => ({ allowed: true, because })
const no = (because: string): Decision => ({ allowed: false, because })

const ofUnits: ReadonlySet<Role> = new Set(['practitioner', 'spo', 'pdu-head'])
const holdingCases: ReadonlySet<Role> = new Set(['practitioner', 'spo'])
const answeringMoves: ReadonlySet<Role> = new Set(['spo', 'pdu-head'])
const inspecting: ReadonlySet<Role> = new Set(['lead-inspector', 'inspector'])
const inEmergencies: ReadonlySet<Role> = new Set(['practitioner', 'spo', 'pdu-head', 'regional-director'])

const isLive = ({ from, until }: Holding, now: Date): boolean => from <= now && (until === null || until > now)

/**
 * Whether a person may meet, open or write in one record. Row-level security enforces the same rule and a property test shows
 * that the two agree; this one is to be read, and for the interface, which must not offer what would be refused.
 *
 * The order: excluded, no; restricted and not named, no; then by allocation, team, stated purpose, sample or emergency. A unit that
 * is asked to take a case meets the person in lists and writes its answer, and opens nothing; a restricted record is offered to nobody.
 *
 * @source reference, voice-security 7.1 and 7.2
 */
export const decide = (actor: Person, action: Action, subject: CaseSubject, now: Date): Decision => {
  const has = (holdings: readonly Holding[]): boolean =>
    holdings.some(one => one.accountId === actor.accountId && isLive(one, now))

  if (has(subject.exclusions)) return no('the person is kept out of this record')
  const isRestricted = subject.restrictions.some(one => isLive(one, now))
  const isNamed = has(subject.restrictions) || has(subject.letIn) || has(subject.emergencies.filter(one => one.second))
  if (isRestricted && !isNamed) return no('the record is restricted to others')

  const work = atWork(actor, subject, has(subject.purposes))
  const isOffered = !isRestricted && isAsked(actor, subject)
  if (action === 'write') return mayWrite(actor, subject, work.allowed || !isOffered ? work : answering(subject))
  const besides = otherwise(actor, has(subject.samples), has(subject.emergencies))
  if (work.allowed) return yes(work.because)
  if (besides) return besides
  if (action === 'open') return no(work.because)
  if (isOffered) return yes('the unit is asked to take the case')
  return { allowed: work.inReach, because: work.because }
}

/** What opens a record to somebody whose work the case is not. */
const otherwise = ({ role }: Person, isSampled: boolean, isOpened: boolean): Decision | undefined => {
  if (inspecting.has(role) && isSampled) return yes('an inspection under way sampled the case')
  return inEmergencies.has(role) && isOpened ? yes('the record is open in an emergency') : undefined
}

/** What the person's own work gives them: nothing, sight of the case in lists, or the record. */
const atWork = (
  { role, unit, practitioner }: Person,
  { units, teamsOfPdu, officer }: CaseSubject,
  hasPurpose: boolean,
): Decision & { readonly inReach: boolean } => {
  if (holdingCases.has(role) && practitioner !== null && officer === practitioner) {
    return { ...yes('the person is the named officer'), inReach: true }
  }
  const isOfUnit = ofUnits.has(role) && unit !== null && units.includes(unit)
  if (isOfUnit && role === 'spo') return { ...yes('the SPO answers for the team'), inReach: true }
  const waitsNear = role === 'spo' && officer === null && unit !== null && teamsOfPdu.includes(unit)
  if (!isOfUnit && !waitsNear) return { ...no('the case is held elsewhere'), inReach: false }
  if (hasPurpose) return { ...yes('the person said why they open it'), inReach: true }
  return { ...no('the person has not said why they open it'), inReach: true }
}

/** Whether an open move asks the person's unit to take the case. */
const isAsked = ({ role, unit }: Person, { offeredTo }: CaseSubject): boolean =>
  answeringMoves.has(role) && unit !== null && offeredTo.includes(unit)

const answering = ({ answersMove }: CaseSubject): Decision =>
  answersMove
    ? yes('the unit is asked to take the case')
    : no('a unit that is asked to take the case writes only its answer')

const mayWrite = (actor: Person, subject: CaseSubject, work: Decision): Decision => {
  if (!work.allowed) return no('only those whose work the case is write in its record')
  return subject.writers?.includes(actor.role) ? work : no('this kind of entry is for another role')
}
