/** Enough for any language of the world; more on one letter paints over the lines around it. */
const MOST_ACCENTS = 10

/** Characters that turn the order of what follows: "exe.txt" can be made to read "txt.exe". */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u
const UNSTORABLE = /\p{Surrogate}/u
const CONTROL = /[\p{Cc}]/u
const FLOOD = new RegExp(`\\p{M}{${MOST_ACCENTS + 1},}`, 'u')
const VISIBLE = /[[\p{L}\p{N}\p{P}\p{S}]--\p{Default_Ignorable_Code_Point}]/v

/** Line ends of every system, and those that word processors leave, as one newline. Nothing else that was typed is changed. */
export const withPlainLines = (text: string): string => text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')

/** Whether there is anything to read: spaces and characters without a shape are not. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text)

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const placeOf = (text: string, index: number): string => {
  const before = text
    .slice(Math.max(0, index - 20), index)
    .toWellFormed()
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  return before === '' ? 'at the start' : `after “${before}”`
}

const first = (text: string, pattern: RegExp): { readonly place: string; readonly code: string } | undefined => {
  const index = text.search(pattern)
  return index < 0 ? undefined : { place: placeOf(text, index), code: codeOf(text.slice(index)) }
}

/**
 * Why a text cannot be kept, with the place; undefined when it can. Letters of every script, emoji, text from right to left and
 * invisible joiners are kept as they were typed, and not normalised: what is sealed is what was written.
 *
 * @param lines a note may hold line ends, tabs, and characters that turn the direction, which are shown by their codes
 */
export const textProblem = (text: string, lines: boolean): string | undefined => {
  const half = first(text, UNSTORABLE)
  if (half) return `Remove the half of a symbol ${half.place}: it was cut in two and cannot be stored`
  const control = first(lines ? text.replace(/[\n\t]/g, ' ') : text, CONTROL)
  if (control) return `Remove the hidden character ${control.code} ${control.place}: it cannot be shown or printed`
  const turning = lines ? undefined : first(text, TURNING)
  if (turning) return `Remove the hidden character ${turning.code} ${turning.place}: it turns the text around`
  const flood = first(text, FLOOD)
  return flood && `Remove the pile of accents ${flood.place}: no letter has more than ${MOST_ACCENTS}`
}

/** A text as it is shown: characters that would turn what stands around them are seen, not obeyed. */
export const shownText = (text: string): string =>
  text.replace(new RegExp(TURNING, 'gu'), character => `[${codeOf(character)}]`)
