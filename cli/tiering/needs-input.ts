import type { NeedAnswer, NeedName, Severity } from '@candour/tiering'
import { needAnswers, needNames, v2May2025 } from '@candour/tiering'
import type { Fields } from '../fields.ts'

const names = needNames(v2May2025)

/** Other names that a need goes by. */
const synonyms: Readonly<Record<string, NeedName>> = {
  EDUCATION_TRAINING_EMPLOYABILITY: 'EDUCATION_TRAINING_AND_EMPLOYABILITY',
  ETE: 'EDUCATION_TRAINING_AND_EMPLOYABILITY',
  DRUGS: 'DRUG_MISUSE',
  ALCOHOL: 'ALCOHOL_MISUSE',
}

/** The need that a text names, or null for a section that is never scored. */
export const needNamed = (fields: Fields, name: string, text: string): NeedName | null => {
  const plain = text
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '_')
  if (v2May2025.neverScored.includes(plain)) return null
  const found = names.find(one => one === plain) ?? synonyms[plain]
  if (!found) throw fields.wrong(name, text, `one of ${[...names, ...v2May2025.neverScored].join(', ')}`)
  return found
}

const severities: readonly Severity[] = ['NO_NEED', 'STANDARD', 'SEVERE']

/** Severities by need; a need without one has null. */
export const readSeverities = (needs: Fields): Partial<Record<NeedName, Severity | null>> => {
  const read: Partial<Record<NeedName, Severity | null>> = {}
  for (const [name, value] of Object.entries(needs.all())) {
    const severity = severities.find(one => one === value) ?? null
    if (severity === null && value !== null) throw needs.wrong(name, value, `one of ${severities.join(', ')}, or null`)
    const need = needNamed(needs, name, name)
    if (need) read[need] = severity
  }
  return read
}

/** Answers by question. Questions that no need counts are read and left aside, so long as their answers are answers. */
export const readAnswers = (answers: Fields): Readonly<Record<string, NeedAnswer>> =>
  Object.fromEntries(Object.keys(answers.all()).map(question => [question, readAnswer(answers, question)]))

/** One answer: `Some`, `Problem.Some`, `YesNo.Unknown`; null is not answered. */
export const readAnswer = (answers: Fields, question: string): NeedAnswer => {
  const value = answers.any(question)
  if (value === null) return 'Missing'
  if (typeof value !== 'string') throw answers.wrong(question, value, `one of ${needAnswers.join(', ')}`)
  const plain = value.trim().toLowerCase().replaceAll('_', '')
  const found =
    needAnswers.find(one => one.toLowerCase() === plain) ??
    needAnswers.find(one => one.toLowerCase() === plain.replace(/^(problem|yesno|frequency)\./, ''))
  if (!found) throw answers.wrong(question, value, `one of ${needAnswers.join(', ')}`)
  return found
}
