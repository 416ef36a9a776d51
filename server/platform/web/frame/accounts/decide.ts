import { sql } from 'kysely'
import { z } from 'zod'
import { done, notFound, refuse } from '../../answers.ts'
import type { Command } from '../../page.ts'
import { accountChanges } from './changes.ts'
import { ACCOUNTS } from './propose.ts'

export const DecideChangeForm = z.object({
  change: z.uuid(),
  decision: z.enum(['agreed', 'refused'], { error: 'Select whether you agree' }),
})
export type DecideChangeForm = z.output<typeof DecideChangeForm>

/** A second administrator decides: neither who proposed it nor the person it is about. */
export const decideChange: Command<DecideChangeForm> = async ({ trx, actor, input, now }) => {
  const change = (await accountChanges(trx)).find(one => one.id === input.change)
  if (!change) return notFound()
  if (change.proposedBy === actor.username || change.username === actor.username) {
    return refuse([
      { field: 'decision', message: 'Another administrator decides this: you proposed it, or it is about you' },
    ])
  }
  const { rows } = await sql<{ done: boolean }>`
    select platform.decide_account_change(${input.change}, ${input.decision === 'agreed'}, ${now}) as done`.execute(trx)
  if (!rows[0]?.done) return refuse([{ field: 'decision', message: 'Somebody has decided this meanwhile' }])
  return done(input.decision === 'agreed' ? 'Agreed. It holds from now on' : 'Refused. Nothing changes', ACCOUNTS)
}
