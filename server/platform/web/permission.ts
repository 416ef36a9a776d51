import type { Role } from '#platform/access/actor.ts'

/** Who may use a route. The name completes the sentence "This role may not ...": "see workload". */
export type Permission = {
  readonly name: string
  readonly roles: readonly Role[]
}

/** Everybody who signs in. */
export const accountHolders: readonly Role[] = [
  'practitioner',
  'spo',
  'pdu-head',
  'regional-director',
  'national-director',
  'lead-inspector',
  'inspector',
  'auditor',
  'administrator',
]

/** Everybody, also the public. */
export const everyone: readonly Role[] = [...accountHolders, 'public']

/** Names a permission and the roles that have it. Which records a role sees is row-level security's business. */
export const permission = (name: string, roles: readonly Role[]): Permission => ({ name, roles })
