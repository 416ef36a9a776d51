import { randomBytes } from 'node:crypto'
import type { Session } from 'fastify'
import type { FieldError, FormState } from '../answers.ts'

/** One refused form: where it stands, what was wrong and what was typed. */
export type Refusal = FormState & { readonly id: string; readonly page: string }

/** Enough for a few tabs; older ones go, so that a session stays small. */
const KEPT = 4
export const REFUSED = 'refused'

const emptyForm: FormState = { errors: [], values: {} }

const worthKeeping = ([name, value]: [string, unknown]): boolean =>
  name !== '_csrf' && !name.toLowerCase().includes('password') && value !== undefined

/** What was typed, without the token and without passwords. */
export const typedValues = (body: unknown): FormState['values'] =>
  Object.fromEntries(Object.entries((body ?? {}) as FormState['values']).filter(worthKeeping))

/**
 * Keeps what was typed until the form is sent again, under a name that stands in the address: a refresh, Back or a second
 * tab does not lose it.
 *
 * @returns the address to send the person to
 */
export const keepRefusal = (session: Session, page: string, errors: readonly FieldError[], body: unknown): string => {
  const refusal: Refusal = { id: randomBytes(6).toString('base64url'), page, errors, values: typedValues(body) }
  session.refusals = [...(session.refusals ?? []), refusal].slice(-KEPT)
  return `${page}?${REFUSED}=${refusal.id}`
}

/** The state of the form on this page: after a refusal its errors and values, else empty. */
export const formStateOf = (session: Session, page: string, id: unknown): FormState => {
  const refusal = session.refusals?.find(one => one.id === id && one.page === page)
  return refusal ? { errors: refusal.errors, values: refusal.values } : emptyForm
}

/** The act was done at last: what was typed for it need not be kept. */
export const forgetRefusals = (session: Session, page: string): void => {
  if (!session.refusals) return
  session.refusals = session.refusals.filter(one => one.page !== page)
}
