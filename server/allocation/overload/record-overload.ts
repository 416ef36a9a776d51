import { type BrokenLimit, type Decider, type Level, limitSetOn, mayDecideOverload, rankOf } from '@candour/allocation'
import { daysAfter } from '@candour/timeliness'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { openStream } from '#platform/ledger/append.ts'
import type { FieldError } from '#platform/web/answers.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { type DecidedLimit, limitTables } from '../record/tables.ts'
import { writeAct } from '../record/write-entry.ts'
import { deciderFor } from './decider.ts'
import type { Giving } from './limits-broken.ts'

/** What somebody says when they give work beyond limits. */
export type OverloadWords = {
  readonly reason: string
  /** What was offered to the officer, or tried, in its place. */
  readonly offered: string
  /** The last day on which the decision holds. */
  readonly until: Day
}

/** Who may decide about some limits together: the strictest of each. */
export type Together = {
  readonly alone: boolean
  /** The lowest level that decides all of it alone. */
  readonly needs: Level
  readonly mostDays: number
}

/** What the bands say of all the limits at once. */
export const authorityOver = (broken: readonly BrokenLimit[], decider: Decider, today: Day): Together => {
  const set = limitSetOn(today)
  let [alone, needs, mostDays]: [boolean, Level, number] = [true, 'spo', Number.POSITIVE_INFINITY]
  for (const one of broken) {
    const authority = mayDecideOverload(set, one, decider)
    if (authority.may !== 'alone') alone = false
    if (rankOf(authority.needs) > rankOf(needs)) needs = authority.needs
    mostDays = Math.min(mostDays, authority.mostDays)
  }
  return { alone, needs, mostDays }
}

/** What became of it: decided, so that the work may be given now; or proposed, and it waits for somebody. */
export type Recorded =
  | { readonly kind: 'decided'; readonly id: string }
  | { readonly kind: 'proposed'; readonly id: string; readonly needs: Level }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }

const figure = (one: BrokenLimit['now']): number | null => (one.known ? one.value : null)

const asDecided = ({ kind, limit, name, now, after, ingredients, source, decides }: BrokenLimit): DecidedLimit => ({
  ...{ kind, limit, name, ingredients, source, decides, now: figure(now), after: figure(after) },
})

/** What is wrong with the last day of a decision; undefined when nothing is. */
export const untilRefusal = (until: Day, today: Day, mostDays: number): FieldError | undefined => {
  const latest = daysAfter(today, mostDays)
  if (until < today) return { field: 'until', message: 'The last day of the decision must be today or later' }
  if (until <= latest) return undefined
  return {
    field: 'until',
    message: `The last day must be ${dayText(latest)} or earlier: work beyond these limits may run for ${mostDays} days`,
  }
}

/**
 * Records that an officer is given work beyond limits: by somebody who may decide it alone, or as a proposal that waits for who
 * may. An entry with its leaf, in this transaction; giving the work is the caller's next step.
 *
 * @param broken what `limitsBroken` says now: the figures that stand in the decision
 */
export const recordOverload = async (
  trx: Trx,
  { officer, team, cases, now }: Giving,
  broken: readonly BrokenLimit[],
  { actor, words }: { readonly actor: Actor; readonly words: OverloadWords },
): Promise<Recorded> => {
  const today = dayOf(now)
  const decider = await deciderFor(trx, actor, { officer, team })
  if (!decider || officer === actor.practitioner) {
    return { kind: 'refused', errors: [{ field: '', message: 'You may not decide about this officer’s work' }] }
  }
  const { reason, offered, until } = words
  const { alone, needs, mostDays } = authorityOver(broken, decider, today)
  const late = untilRefusal(until, today, mostDays)
  if (late) return { kind: 'refused', errors: [late] }

  const stream = await openStream(trx, 'allocation')
  const limits = broken.map(asDecided)
  const set = limitSetOn(today)
  const about = { officer, team, cases, limitSet: `${set.id} ${set.version}`, limits, reason, offered, until }
  await limitTables(trx)
    .insertInto('allocation.overload')
    .values({
      ...{ id: stream.id, team, officer, cases: [...cases], limit_set: about.limitSet, limits: JSON.stringify(limits) },
      ...{ reason, offered, until, status: alone ? 'decided' : 'proposed', two_people: !alone, needs },
      ...{ proposed_by: actor.username, proposed_name: actor.name, proposed_level: decider.level },
      ...{ proposed_line_manager: decider.isLineManager, proposed_at: now },
      ...(alone
        ? { decided_by: actor.username, decided_name: actor.name, decided_level: decider.level, decided_at: now }
        : {}),
    })
    .execute()
  const act = alone ? 'decided' : 'proposed'
  const by = { name: actor.name, level: decider.level, isLineManager: decider.isLineManager }
  const payload = { act, by, needs, ...about }
  await writeAct(trx, { stream, type: 'allocation.overload', payload, author: actor.username, now })
  return alone ? { kind: 'decided', id: stream.id } : { kind: 'proposed', id: stream.id, needs }
}
