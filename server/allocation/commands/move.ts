import { sql } from 'kysely'
import { appendEntry, openToAllocate, type Person, personById } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { lockStream } from '#platform/ledger/append.ts'
import { unitByCode } from '#platform/organisation/units.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { AnswerForm, MoveForm } from '../forms.ts'
import { once } from '../give/form-once.ts'
import { entryBy } from '../give/give-case.ts'
import { lockedRecord } from '../give/record-of.ts'
import { writeMessages } from '../messages/write-messages.ts'
import { refusingInWords } from './refused.ts'

const managersOf = async (trx: Trx, team: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ code: string }>`select code from allocation.managers_of(${team}) code`.execute(trx)
  return rows.map(row => row.code)
}

/** Asks another unit to take a case. It stays where it is, with its officer, until a manager there has agreed. */
export const proposeMove: Command<MoveForm> = ({ trx, actor, input, now }) =>
  once(trx, { actor, formId: input.formId, now }, () =>
    refusingInWords(async () => {
      const record = await lockedRecord(trx, input.person, input.seen)
      if (record.kind === 'refused') return refuse(record.refusals)
      const { state, pdu } = record.person
      const to = await unitByCode(trx, input.to)
      if (to?.kind !== 'team' || to.parent === pdu) {
        return refuse([
          { field: 'to', message: 'Select a team of another unit: within the unit, give the case to an officer' },
        ])
      }
      if (state.transfer?.state === 'proposed') {
        return refuse([{ field: 'to', message: 'A move is proposed already and waits for its answer' }])
      }
      const { reason, text } = input
      const { entryId } = await appendEntry(trx, {
        ...entryBy(actor, now, input.person),
        kind: 'transfer-proposed',
        body: { to: to.code, reason, text },
      })
      await writeMessages(trx, {
        ...{ actor, now, entryId, personId: input.person, team: to.code, reason: null, from: state.officer, to: null },
        messages: (await managersOf(trx, to.code)).map(recipient => ({ what: 'move-proposed' as const, recipient })),
      })
      return done(
        `Proposed to ${to.name}. The case stays here until they agree`,
        `/allocation/people/${input.person}/history`,
      )
    }),
  )

const byWords = ({ name, role }: Actor): string =>
  `${name}, ${role === 'spo' ? 'senior probation officer' : 'head of the unit'}`

type Answering = { readonly actor: Actor; readonly input: AnswerForm; readonly now: Date }

const answeredEntry = (transfer: string, { actor, input, now }: Answering) => ({
  ...entryBy(actor, now, input.person),
  kind: 'transfer-answered',
  body: { transfer, answer: input.answer, by: byWords(actor), ...(input.reason ? { reason: input.reason } : {}) },
})

/** The case first: once the answer stands the offer is over, and with it the right to write here. */
const takeOver = async (trx: Trx, team: string, { actor, input, now }: Answering): Promise<boolean> => {
  await appendEntry(trx, {
    ...entryBy(actor, now, input.person),
    kind: 'allocated',
    body: { team, reason: 'TRANSFER_IN' },
  })
  return openToAllocate(trx, input.person)
}

const tellOfAnswer = async (trx: Trx, person: Person, entryId: string, { actor, now }: Answering): Promise<void> => {
  const { personId, team, state } = person
  const told = new Set([...(await managersOf(trx, team)), ...(state.officer ? [state.officer] : [])])
  await writeMessages(trx, {
    ...{ actor, now, entryId, personId, team, reason: null, from: state.officer, to: null },
    messages: [...told].map(recipient => ({ what: 'move-answered' as const, recipient })),
  })
}

/**
 * The unit that was asked answers. When it agrees the case is its own from then on, without a named officer: it stands in that
 * unit's queue, and a wait that began before goes on.
 */
export const answerMove: Command<AnswerForm> = ({ trx, actor, input, now }) =>
  once(trx, { actor, formId: input.formId, now }, () =>
    refusingInWords(async () => {
      await lockStream(trx, input.person)
      const person = await personById(trx, input.person)
      const transfer = person?.state.transfer
      if (!person || transfer?.state !== 'proposed') return notFound()
      const answering = { actor, input, now }
      const isTaken = input.answer === 'accepted'
      if (!(isTaken || input.reason)) return refuse([{ field: 'reason', message: 'Enter why the case does not move' }])
      if (isTaken && !(await takeOver(trx, transfer.to, answering))) return notFound()
      const { entryId } = await appendEntry(trx, answeredEntry(transfer.transfer, answering))
      await tellOfAnswer(trx, person, entryId, answering)
      return isTaken
        ? done('Taken over. The person is in your queue, and waits for an officer', '/allocation')
        : done('Answered: the case does not move', '/allocation/moves')
    }),
  )
