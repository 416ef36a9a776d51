import { z } from 'zod'
import type { CaseState } from '../record/state.ts'
import type { Labels } from './answers.ts'
import type { Question } from './kind.ts'

/** The id of an earlier entry of the same record. Whether the record has it open is the kind's own objection. */
export const earlier = (missing: string) => z.uuid({ error: missing })

/**
 * The question which earlier entry this one is about.
 *
 * @param among id and words of each entry that may be chosen now
 */
export const askEarlier = (
  name: string,
  label: string,
  among: (state: CaseState) => readonly (readonly [id: string, words: string])[],
): Question => ({ name, label, as: 'entry', among: (state): Labels => Object.fromEntries(among(state)) })
