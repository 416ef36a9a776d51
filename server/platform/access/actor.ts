/** What a person does in the service. `public` is anyone who has not signed in. */
export type Role =
  | 'practitioner'
  | 'spo'
  | 'pdu-head'
  | 'regional-director'
  | 'national-director'
  | 'lead-inspector'
  | 'inspector'
  | 'auditor'
  | 'administrator'
  | 'public'

/** The person on whose behalf a request runs. */
export type Actor = {
  readonly accountId: number | null
  readonly username: string
  readonly name: string
  readonly role: Role
  /** Code of the unit that the role covers: a nation, region, PDU or team; null for roles outside the service. */
  readonly unit: string | null
  /** Staff code, for those who hold cases. */
  readonly practitioner: string | null
  /** Opaque; row-level security trusts only this, never the fields above. Empty for the public. */
  readonly sessionToken: string
}

/** Somebody who has not signed in. */
export const visitor: Actor = {
  accountId: null,
  username: 'public',
  name: 'Member of the public',
  role: 'public',
  unit: null,
  practitioner: null,
  sessionToken: '',
}
