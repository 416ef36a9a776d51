import { appendEntry, closedStaff } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { done, type FieldError, refuse } from '#platform/web/answers.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import type { CoverForm, EndCoverForm } from '../forms.ts'
import { once } from '../give/form-once.ts'
import { entryBy } from '../give/give-case.ts'
import { lockedRecord } from '../give/record-of.ts'
import { writeMessages } from '../messages/write-messages.ts'
import { coverersIn } from '../queries/coverers.ts'
import { refusingInWords } from './refused.ts'

const refusalOf = async (
  trx: Trx,
  person: { personId: string; team: string },
  input: CoverForm,
  now: Date,
  holder: string | null,
): Promise<FieldError | undefined> => {
  if (input.officer === holder) return { field: 'officer', message: 'Select somebody else: this is the named officer' }
  const coverers = await coverersIn(trx, person.team, dayOf(now))
  if (!coverers.some(one => one.code === input.officer)) {
    return {
      field: 'officer',
      message: 'Select somebody who works in the team that has the case: only they can open the record',
    }
  }
  if (!(await closedStaff(trx, person.personId)).has(input.officer)) return undefined
  return { field: 'officer', message: 'Select somebody else: the record is closed to this officer' }
}

/** Somebody does the work of the named officer until a day; the named officer stays. */
export const arrangeCover: Command<CoverForm> = ({ trx, actor, input, now }) =>
  once(trx, { actor, formId: input.formId, now }, () =>
    refusingInWords(async () => {
      const record = await lockedRecord(trx, input.person, input.seen)
      if (record.kind === 'refused') return refuse(record.refusals)
      const { state, team } = record.person
      if (state.officer === null) {
        return refuse([
          {
            field: '',
            message: 'Nobody is the named officer, so there is nobody to cover for. Give the case to an officer',
          },
        ])
      }
      const refusal = await refusalOf(trx, record.person, input, now, state.officer)
      if (refusal) return refuse([refusal])
      const { officer, until, reason, text } = input
      const { entryId } = await appendEntry(trx, {
        ...entryBy(actor, now, input.person),
        kind: 'cover-arranged',
        body: { officer, until, reason, ...(text ? { text } : {}) },
      })
      await writeMessages(trx, {
        ...{ actor, now, entryId, personId: input.person, team, reason: null, from: state.officer, to: officer },
        messages: [officer, state.officer].map(recipient => ({ what: 'cover' as const, recipient })),
      })
      return done(`Cover is arranged until ${dayText(until)}`, `/allocation/people/${input.person}/history`)
    }),
  )

/** Ends a cover before its last day. */
export const endCover: Command<EndCoverForm> = ({ trx, actor, input, now }) =>
  once(trx, { actor, formId: input.formId, now }, () =>
    refusingInWords(async () => {
      const record = await lockedRecord(trx, input.person, undefined)
      if (record.kind === 'refused') return refuse(record.refusals)
      const { state, team } = record.person
      if (!state.cover) return refuse([{ field: '', message: 'No cover runs: somebody has ended it already' }])
      const { cover, officer } = state.cover
      const { entryId } = await appendEntry(trx, {
        ...entryBy(actor, now, input.person),
        kind: 'cover-ended',
        body: { cover },
      })
      const told = [officer, ...(state.officer === null ? [] : [state.officer])]
      await writeMessages(trx, {
        ...{ actor, now, entryId, personId: input.person, team, reason: null, from: officer, to: state.officer },
        messages: told.map(recipient => ({ what: 'cover-ended' as const, recipient })),
      })
      return done('The cover has ended. Both have been told', `/allocation/people/${input.person}/history`)
    }),
  )
