/** A day as `YYYY-MM-DD`. */
export type Day = string

export type Risk = 'low' | 'medium' | 'high' | 'very-high'

/** What the rules need to know of the person who is to be given to an officer. Null where nothing is recorded. */
export type CaseFacts = {
  readonly risk: Risk | null
  readonly tier: string | null
  readonly team: string
  readonly pdu: string
  readonly language: string | null
  readonly interpreter: boolean | null
  /** The sex that the officer must have by a recorded need. */
  readonly needs: 'female' | 'male' | null
}

/** Work that an officer did with the person before. */
export type KnownBefore = { readonly entries: number; readonly last: Day }

/** A limit of a learning stage that this case meets: who may decide otherwise, and whether it is certain that the case meets it. */
export type Protection = {
  readonly words: string
  readonly mayDecide: 'spo' | 'pdu-head' | 'regional-director'
  readonly certain: boolean
}

/** What the rules need to know of one officer in one team, about this person. */
export type OfficerFacts = {
  readonly name: string
  readonly grade: string
  readonly team: string
  readonly pdu: string
  readonly sex: 'female' | 'male' | null
  /** Null when nobody has recorded which languages the officer speaks. */
  readonly languages: readonly string[] | null
  /** Why the record is closed to them; null when it is not. */
  readonly closed: boolean
  /** Declared between the two; null when nothing is. */
  readonly conflict: string | null
  /** Cases now, this one not counted; null when unknown. */
  readonly cases: number | null
  /** Cases given to them in the past seven days. */
  readonly recentCases: number
  readonly left: Day | null
  /** Why they do no work on the day, as leave or sickness; null when they do. */
  readonly absent: string | null
  /** When they are away next, with their first and last day; null when nothing is recorded. */
  readonly awayNext: { readonly from: Day; readonly to: Day | null } | null
  readonly protectedFrom: readonly Protection[]
  readonly known: KnownBefore | null
}
