import { advice, met, notKnown, type Rule } from '../rule.ts'

/** Every officer speaks it, so nothing needs to be recorded. */
const COMMON = 'english'

/**
 * Whether the officer speaks the language that the person prefers. An interpreter is the other way, so it never refuses.
 *
 * @source reference, workload 5.4
 */
export const language: Rule = ({ person, officer }) => {
  if (person.language === null) return null
  const wanted = person.language.trim().toLowerCase()
  if (wanted === COMMON && person.interpreter !== true) return null
  if (officer.languages === null) return notKnown(`Whether the officer speaks ${person.language} is not recorded`)
  return officer.languages.some(one => one.trim().toLowerCase() === wanted)
    ? met(`Speaks ${person.language}`)
    : advice(`Does not speak ${person.language}: an interpreter is needed`)
}
