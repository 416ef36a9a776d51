import { appendEntry } from '#caseload'
import { done, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { HandBackForm } from '../forms.ts'
import { once } from '../give/form-once.ts'
import { entryBy } from '../give/give-case.ts'
import { lockedRecord } from '../give/record-of.ts'
import { writeMessages } from '../messages/write-messages.ts'
import { refusingInWords } from './refused.ts'

/** Takes a case from its officer and puts it into the queue: the person waits from today. */
export const handBack: Command<HandBackForm> = ({ trx, actor, input, now }) =>
  once(trx, { actor, formId: input.formId, now }, () =>
    refusingInWords(async () => {
      const record = await lockedRecord(trx, input.person, input.seen)
      if (record.kind === 'refused') return refuse(record.refusals)
      const { state, team } = record.person
      if (state.officer === null) {
        return refuse([{ field: '', message: 'Nobody is the named officer: the person is in the queue already' }])
      }
      const { reason, instructions } = input
      const { entryId } = await appendEntry(trx, {
        ...entryBy(actor, now, input.person),
        kind: 'allocated',
        body: { team, reason, ...(instructions ? { instructions } : {}) },
      })
      await writeMessages(trx, {
        ...{ actor, now, entryId, personId: input.person, team, reason, from: state.officer, to: null },
        messages: [{ what: 'handed-back', recipient: state.officer }],
      })
      return done('Back in the queue. The officer has been told', `/allocation/people/${input.person}`)
    }),
  )
