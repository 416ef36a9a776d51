import type { CaseState } from '../record/state.ts'
import type { Question } from './kind.ts'

/**
 * The question which earlier entry this one is about.
 *
 * @param among id and words of each entry that may be chosen now
 */
export const askEarlier = (
  name: string,
  label: string,
  among: (state: CaseState) => readonly (readonly [id: string, words: string])[],
): Question => ({ name, label, as: 'entry', among: state => Object.fromEntries(among(state)) })
