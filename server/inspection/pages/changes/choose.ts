import { z } from 'zod'
import { type Change, changeFlags } from '../../../../verifier/bundle/change-range.ts'

export const CHANGES_TO_A_PAGE = 15

/** What the address of the page may ask for. */
export const ChangesParams = z.object({
  id: z.uuid(),
  flag: z.enum([...changeFlags, 'new', '']).catch(''),
  cases: z.enum(['sampled', 'outside', '']).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type ChangesParams = z.output<typeof ChangesParams>

/** Sampled before others, what needs a look before what is merely new; within each the order of the log stays. */
const urgency = ({ sampled, flags }: Change): number => (sampled ? 0 : 2) + (flags.length > 0 ? 0 : 1)

/** The changes that the choices leave, those that need a look first. */
export const chosenChanges = (
  changes: readonly Change[],
  { flag, cases }: Pick<ChangesParams, 'flag' | 'cases'>,
): readonly Change[] =>
  changes
    .filter(change => cases === '' || change.sampled === (cases === 'sampled'))
    .filter(({ flags }) => flag === '' || (flag === 'new' ? flags.length === 0 : flags.includes(flag)))
    .toSorted((one, other) => urgency(one) - urgency(other))
