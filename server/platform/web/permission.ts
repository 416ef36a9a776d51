import type { Role } from '#platform/access/actor.ts'

/** Who may use a route. The name completes the sentence "You may not ...": "see workload". */
export type Permission = {
  readonly name: string
  readonly roles: readonly Role[]
}

/** Names a permission and the roles that have it. Which records a role sees is row-level security's business. */
export const permission = (name: string, roles: readonly Role[]): Permission => ({ name, roles })
