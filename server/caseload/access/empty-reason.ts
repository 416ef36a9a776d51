const FEWEST_WORDS = 5

/** Whether a text only looks like a reason: the same few words or letters over and over. */
export const isEmptyReason = (text: string): boolean => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? []
  return new Set(words).size < FEWEST_WORDS
}
