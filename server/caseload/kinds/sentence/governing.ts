import type { Day } from '#platform/database/tables.ts'
import type { Sentence, SentenceType } from '../../record/state/sentence.ts'
import type { CaseState } from '../../record/state.ts'

/** A sentence without an end outlasts every other. */
const endOf = ({ ends }: Sentence): Day => ends ?? '9999-12-31'

/**
 * The sentence that governs supervision: of those that run, the one that ends last, then the one that started last.
 *
 * @source tiering.md 3.2, case type
 */
const governing = (sentences: readonly Sentence[]): Sentence | undefined =>
  sentences
    .filter(sentence => sentence.endedOn === null)
    .toSorted((a, b) => (endOf(a) === endOf(b) ? order(a.started, b.started) : order(endOf(a), endOf(b))))
    .at(-1)

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The state with these sentences. When none of them runs, the last one that governed stays in view. */
export const withSentences = (state: CaseState, sentences: readonly Sentence[]): CaseState => {
  const now = governing(sentences)
  if (!now) return { ...state, sentences }
  const { type, started, ends, requirements } = now
  return { ...state, sentences, sentence: { type, started, ends, requirements } }
}

/** The governing sentence takes another form from a day: release puts it on licence, recall takes it back to custody. */
export const inPhase = (state: CaseState, type: SentenceType, from: Day): CaseState => {
  const now = governing(state.sentences)
  if (!now || now.type === type) return state
  return withSentences(
    state,
    state.sentences.map(one => (one === now ? { ...one, type, started: from } : one)),
  )
}

/** The kinds of sentence that are served in custody and then on licence. */
export const isCustodial = ({ sentence }: CaseState): boolean =>
  sentence !== null && sentence.type !== 'community-order' && sentence.type !== 'suspended-sentence'
