import { LedgerError } from '@candour/ledger'
import { RatingError } from '@candour/rating'
import { DrawError } from '@candour/sampling'
import { Unreadable } from '../bundle/reading.ts'

type Attempt<T> = { readonly value: T } | { readonly why: string }

/** What the rules refuse is an answer about what was given; anything else is a fault of ours and goes up. */
export const attempt = <T>(work: () => T): Attempt<T> => {
  try {
    return { value: work() }
  } catch (error) {
    const refused = [Unreadable, LedgerError, DrawError, RatingError].some(kind => error instanceof kind)
    if (refused && error instanceof Error) return { why: error.message }
    throw error
  }
}
