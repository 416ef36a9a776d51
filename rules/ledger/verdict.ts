import { LedgerError } from './ledger-error.ts'

/** What a check found. A refusal says why in words; a check never throws for what it was given to check. */
export type Verdict = { readonly ok: true } | Refusal

export type Refusal = { readonly ok: false; readonly why: string }

export const accepted: Verdict = { ok: true }

export const refused = (why: string): Refusal => ({ ok: false, why })

/** The verdict of a check; what a parser throws on the way is a refusal too. */
export const verdictOf = <Found extends { readonly ok: true } = { readonly ok: true }>(
  check: () => Found | Refusal,
): Found | Refusal => {
  try {
    return check()
  } catch (error) {
    if (error instanceof LedgerError) return refused(error.message)
    throw error
  }
}
