import type { FastifyRequest } from 'fastify'
import { asActor } from '#platform/access/as-actor.ts'
import type { RawInput } from '#platform/audit/audit.ts'
import { beginNotes } from '#platform/audit/notes.ts'
import { type AuditedUse, type Outcome, recordUse } from '#platform/audit/record.ts'
import type { Trx } from '#platform/database/tables.ts'
import type { NotFound, Refused } from '../answers.ts'
import type { Route } from '../route.ts'
import { REFUSED } from '../session/refusals.ts'
import type { Shell } from '../shell.ts'

/** Takes a transaction back on purpose: the command refused, or there was nothing to act on. */
export class Undone extends Error {
  readonly answer: Refused | NotFound
  constructor(answer: Refused | NotFound) {
    super('The transaction was taken back on purpose')
    this.answer = answer
  }
}

/** Text without U+0000: no keyboard has it, nobody sees it, and no text in PostgreSQL can hold it. */
const storable = (value: RawInput[string]): RawInput[string] =>
  typeof value === 'string' ? value.replaceAll('\0', '') : value?.map(one => one.replaceAll('\0', ''))

/** Path parameters over what was asked or typed. Fastify's parsers give strings, and lists for a name that repeats. */
export const rawInput = (request: FastifyRequest): RawInput => {
  const { [REFUSED]: _, ...query } = request.query as RawInput
  const body = (request.body ?? {}) as RawInput
  const raw: RawInput = { ...(request.method === 'POST' ? body : query), ...(request.params as Record<string, string>) }
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, storable(value)]))
}

/** This use of a route, for the audit. */
export const useOf = (request: FastifyRequest, route: Route, raw: RawInput): AuditedUse => ({
  event: route.audit,
  raw,
  who: request.actor.username,
  correlationId: request.id,
  details: { route: route.path },
})

/** Writes down a use that changed nothing, in a transaction of its own. */
export const recordAlone = (shell: Shell, request: FastifyRequest, use: AuditedUse, outcome: Outcome): Promise<void> =>
  asActor(shell.databases, request.actor, trx => recordUse(trx, use, outcome))

/**
 * Runs the work of a request in one transaction as the person who asked. When it breaks, the attempt is still written down.
 *
 * @throws what the work threw
 */
export const inOneTransaction = async <T>(
  shell: Shell,
  request: FastifyRequest,
  use: AuditedUse,
  work: (trx: Trx) => Promise<T>,
): Promise<T> => {
  try {
    return await asActor(shell.databases, request.actor, trx => {
      beginNotes(trx, request.url)
      return work(trx)
    })
  } catch (error) {
    if (!(error instanceof Undone)) {
      await recordAlone(shell, request, use, 'failed').catch(why => request.log.error({ err: why }, 'audit failed'))
    }
    throw error
  }
}
