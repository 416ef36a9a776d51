import type { Eligibility, RuleFinding } from '@candour/allocation'
import { appendEntry, nameInRecord, type Person } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { lockOfficer } from '#workforce'
import { writeMessages } from '../messages/write-messages.ts'
import { type Candidate, candidatesFor } from '../officers/candidates.ts'
import { limitsBroken } from '../overload/limits-broken.ts'
import { mayOverride, overrideWords } from './override.ts'
import { lockedRecord } from './record-of.ts'
import { type Outcome, type Refusal, refusedWith } from './refusal.ts'

/** What a manager says when they give a case. */
export type GivingWords = {
  readonly reason: string
  readonly instructions?: string | undefined
  /** What the manager looked at: an entry of its own. */
  readonly oversight?: string | undefined
  readonly sensitive?: boolean | undefined
  /** Why it is decided although rules speak against it. */
  readonly why?: string | undefined
}

export type GivingRequest = GivingWords & {
  readonly personId: string
  readonly officer: string
  readonly team: string
  readonly seen: string | undefined
}

type Deciding = { readonly actor: Actor; readonly now: Date }

/** Whether a refusal protects a learner: that is a limit, and gone beyond by a recorded decision of its own. */
const protects = ({ rule, override }: RuleFinding): boolean =>
  rule === 'protections' || (rule === 'grade-for-risk' && override !== 'never')

/** What speaks against it and is decided where the case is given. */
export const decidedHere = ({ refusals }: Eligibility): readonly RuleFinding[] => refusals.filter(one => !protects(one))

/** What speaks against it and cannot be decided away by this person in these words. */
const refusalsOf = ({ eligibility }: Candidate, { actor }: Deciding, why: string | undefined): readonly Refusal[] => {
  const against = decidedHere(eligibility)
  if (against.length === 0) return []
  const words = against.map(one => one.words).join('. ')
  const tooHigh = against.find(one => !mayOverride(actor.role, one.override))
  if (tooHigh) return [{ field: 'officer', message: `${words}. ${overrideWords(tooHigh.override)}` }]
  return why ? [] : [{ field: 'why', message: `Enter why you decide this all the same: ${words}` }]
}

/** Limits that no decision covers: the work is given only once somebody entitled to it has decided. */
const limitRefusals = async (
  trx: Trx,
  { officer, team, personId }: GivingRequest,
  now: Date,
): Promise<readonly Refusal[]> => {
  const broken = await limitsBroken(trx, { officer, team, cases: [personId], now })
  if (broken.length === 0) return []
  const names = broken.map(one => one.name).join('; ')
  return [
    {
      field: 'officer',
      message: `Beyond a limit: ${names}. Only a recorded decision can give this work: open “Decide to go beyond the limit” below`,
    },
  ]
}

const alreadyHeld = ({ state, team }: Person, request: GivingRequest, name: string): Refusal | undefined =>
  state.officer === request.officer && team === request.team
    ? { field: 'officer', message: `${name} is the named officer already` }
    : undefined

/**
 * Gives a case to an officer, or takes it from one and gives it to another: the entry in the record with its leaf, what the manager
 * looked at, and the messages, in this transaction. Everything is asked again here, under the locks of officer and record, whatever
 * the page had shown.
 */
export const giveCase = async (trx: Trx, request: GivingRequest, deciding: Deciding): Promise<Outcome> => {
  // The officer before the person, as bulk acts do: two acts that wait for each other would end one of them with an error.
  await lockOfficer(trx, request.officer)
  const record = await lockedRecord(trx, request.personId, request.seen)
  if (record.kind === 'refused') return record
  const { person } = record
  const { actor, now } = deciding
  const { candidates } = await candidatesFor(trx, person, [request.team], { on: dayOf(now), now })
  const chosen = candidates.find(one => one.post.officer === request.officer && one.post.team === request.team)
  if (!chosen) return refusedWith({ field: 'officer', message: 'Select an officer of the unit who works there now' })
  const held = alreadyHeld(person, request, chosen.post.name)
  const ruled = held ? [held] : refusalsOf(chosen, deciding, request.why)
  const refusals = ruled.length > 0 ? ruled : await limitRefusals(trx, request, now)
  if (refusals.length > 0) return { kind: 'refused', refusals }
  if (request.oversight) await writeOversight(trx, request, deciding, request.oversight)
  const { entryId } = await appendEntry(trx, {
    ...entryBy(actor, now, request.personId),
    kind: 'allocated',
    body: {
      ...{ team: request.team, practitioner: request.officer, reason: request.reason },
      ...(request.instructions ? { instructions: request.instructions } : {}),
      ...againstIn(chosen.eligibility, request.why),
    },
  })
  await writeMessages(trx, {
    ...{ actor, now, entryId, personId: request.personId, team: request.team, reason: request.reason },
    ...{ from: person.state.officer, to: request.officer },
    messages: [
      { what: 'given', recipient: request.officer },
      ...(person.state.officer === null ? [] : [{ what: 'taken' as const, recipient: person.state.officer }]),
    ],
  })
  return { kind: 'done', entryId }
}

const againstIn = (eligibility: Eligibility, why: string | undefined) => {
  const codes = decidedHere(eligibility).map(one => one.code)
  return codes.length > 0 ? { against: codes.join(', '), why } : {}
}

/** Who writes an entry of the record, about whom and when. */
export const entryBy = (actor: Actor, now: Date, personId: string) => {
  const me = nameInRecord(actor)
  return { personId, author: me, workDoneBy: me, happened: { from: dayOf(now) }, now }
}

/** Before the case goes: it may leave the writer's sight. */
const writeOversight = (trx: Trx, { personId, sensitive }: GivingRequest, { actor, now }: Deciding, text: string) =>
  appendEntry(trx, {
    ...entryBy(actor, now, personId),
    kind: 'management-oversight',
    body: { type: 'new-case', text, ...(sensitive ? { sensitive: 'yes' } : {}) },
  })
