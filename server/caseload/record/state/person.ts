/** What a person says of themselves, by characteristic. Absent: no entry says; a value may be that nobody asked. */
export type EqualityFacts = Readonly<Record<string, string>>

export type ContactDetails = {
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly preferred: string | null
}

/** Who the person is beside name, number and date of birth, and how to reach and understand them. */
export type PersonState = {
  readonly formerNames: readonly string[]
  readonly equality: EqualityFacts
  readonly contactDetails: ContactDetails | null
  readonly interpreter: string | null
  readonly communicationNeeds: string | null
}

export const noPerson: PersonState = {
  formerNames: [],
  equality: {},
  contactDetails: null,
  interpreter: null,
  communicationNeeds: null,
}
