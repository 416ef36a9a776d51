import { type CaseState, type Location, locationOf } from '#caseload'
import type { Day } from '#platform/database/tables.ts'

/** Why a case needs no supervision now although its sentence runs. */
export type Inactive = 'warrant' | 'unpaid-work-only'

/** What a workload figure needs to know of one person: for which post they count, and as what. */
export type SpanFacts = {
  readonly team: string
  /** Staff code of the named officer; the team's pseudo-officer when nobody is named. */
  readonly officer: string
  readonly tier: string | null
  readonly location: Location | null
  readonly inactive: Inactive | null
  readonly ends_on: Day | null
  readonly release_on: Day | null
}

/** A stretch of days on which the same facts held. `to_day` is the first day on which they no longer did; null while they do. */
export type Span = SpanFacts & { readonly from_day: Day; readonly to_day: Day | null }

/** The code under which a team's people without a named officer are counted. */
export const pseudoOfficerOf = (team: string): string => `${team}U`

/** The registration of a person for whom a warrant is out. */
const WARRANT = 'WRSM'

/** Codes of unpaid work: the requirement in its four forms. */
const unpaidWork: ReadonlySet<string> = new Set(['W', 'W0', 'W1', 'W2'])

const onlyUnpaidWork = ({ sentence, requirements }: CaseState): boolean => {
  const running = requirements.filter(one => one.ended === null).map(one => one.main)
  const named = sentence?.requirements ?? []
  if (running.length + named.length === 0) return false
  return running.every(main => unpaidWork.has(main)) && named.every(name => name === 'unpaid-work')
}

const inactiveOf = (state: CaseState): Inactive | null => {
  if (state.registrations.some(one => one.type === WARRANT)) return 'warrant'
  return locationOf(state) === 'community' && onlyUnpaidWork(state) ? 'unpaid-work-only' : null
}

/** The first day on which somebody in custody is expected to leave: by the prison's own calculation, else by the handover. */
const releaseOf = ({ custody, handover }: CaseState): Day | null =>
  custody?.keyDates.CRD ?? custody?.keyDates.ARD ?? handover?.releaseOn ?? null

/**
 * What a person counts as, by their state. Somebody who serves several sentences counts once, by the one that governs.
 *
 * @returns null before the person is registered and after supervision has ended: they count for nobody
 */
export const factsOf = (state: CaseState): SpanFacts | null => {
  if (state.team === null || state.ended !== null) return null
  const location = locationOf(state)
  return {
    team: state.team,
    officer: state.officer ?? pseudoOfficerOf(state.team),
    tier: state.tier?.name ?? null,
    location,
    inactive: inactiveOf(state),
    ends_on: state.sentence?.ends ?? null,
    release_on: location === 'custody' ? releaseOf(state) : null,
  }
}

const facts = ['team', 'officer', 'tier', 'location', 'inactive', 'ends_on', 'release_on'] as const

/** Whether two sets of facts are the same, nothing being the same as nothing. */
export const isSame = (a: SpanFacts | null, b: SpanFacts | null): boolean =>
  a === b || (a !== null && b !== null && facts.every(name => a[name] === b[name]))

/** The spans after the facts changed on a day that is none before the last: what began that same day never held at its end. */
export const withChange = (spans: readonly Span[], day: Day, now: SpanFacts | null): readonly Span[] => {
  const before = spans
    .filter(span => span.from_day < day)
    .map(span => (span.to_day === null || span.to_day > day ? { ...span, to_day: day } : span))
  if (now === null) return before
  const last = before.at(-1)
  if (last && last.to_day === day && isSame(last, now)) return [...before.slice(0, -1), { ...last, to_day: null }]
  return [...before, { ...now, from_day: day, to_day: null }]
}

/** The spans that a record gives, from its states day by day. */
export const spansOf = (days: readonly { readonly day: Day; readonly state: CaseState }[]): readonly Span[] =>
  days.reduce<readonly Span[]>((spans, { day, state }) => {
    const now = factsOf(state)
    const last = spans.at(-1)
    return isSame(last?.to_day === null ? last : null, now) ? spans : withChange(spans, day, now)
  }, [])
