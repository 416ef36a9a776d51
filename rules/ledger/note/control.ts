/** True if the text has an ASCII control character other than newline: no signed text may. */
export const hasControl = (text: string): boolean => {
  for (const character of text) if (character < ' ' && character !== '\n') return true
  return false
}
