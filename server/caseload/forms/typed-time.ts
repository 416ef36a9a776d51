const TIME = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/

/**
 * The time of day that a person typed, as `HH:MM`: "14:30", "2.30pm", "9am", "0900", "midday".
 *
 * @returns undefined for what is no time; a bare number without am or pm, such as "3", could be either and is none
 */
export const typedTime = (typed: string): string | undefined => {
  const text = typed.trim().toLowerCase()
  if (text === 'midday' || text === 'noon') return '12:00'
  const [, hours = '', minutes, half] = TIME.exec(text) ?? []
  if (hours === '' || (minutes === undefined && half === undefined)) return undefined
  const hour = Number(hours)
  if (Number(minutes ?? 0) > 59 || (half === undefined ? hour > 23 : hour < 1 || hour > 12)) return undefined
  const afternoon = half?.startsWith('p') ? 12 : 0
  const onClock = half === undefined ? hour : (hour % 12) + afternoon
  return `${String(onClock).padStart(2, '0')}:${minutes ?? '00'}`
}
