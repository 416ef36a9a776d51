import { personById } from '#caseload'
import { done, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { GiveForm } from '../forms.ts'
import { once } from '../give/form-once.ts'
import { giveCase } from '../give/give-case.ts'
import { refusingInWords } from './refused.ts'

/** Gives one person to an officer, or takes them from one and gives them to another. */
export const giveOne: Command<GiveForm> = ({ trx, actor, input, now }) =>
  once(trx, { actor, formId: input.formId, now }, () =>
    refusingInWords(async () => {
      const outcome = await giveCase(trx, { ...input, personId: input.person }, { actor, now })
      if (outcome.kind === 'refused') return refuse(outcome.refusals)
      const officer = await trx
        .selectFrom('platform.practitioner')
        .select('name')
        .where('code', '=', input.officer)
        .executeTakeFirst()
      const isInSight = (await personById(trx, input.person)) !== undefined
      const to = isInSight ? `/allocation/people/${input.person}/history` : '/allocation'
      return done(`Given to ${officer?.name ?? input.officer}. They have been told`, to)
    }),
  )
