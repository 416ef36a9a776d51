import { met, notKnown, type Rule, refused } from '../rule.ts'

const words = { female: 'a woman', male: 'a man' } as const

/**
 * A recorded need that the officer is a woman or a man. An officer of whom nothing is recorded is not refused, and not passed.
 *
 * @source reference, workload 5.4
 */
export const sexNeed: Rule = ({ person: { needs }, officer: { sex } }) => {
  if (needs === null) return null
  if (sex === null) return notKnown(`The officer must be ${words[needs]}; nothing is recorded for this officer`)
  return sex === needs
    ? met(`The officer is ${words[needs]}, as needed`)
    : refused(`The officer must be ${words[needs]}`)
}
