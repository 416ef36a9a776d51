const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** "12,345": a count as people read it. */
export const countText = (count: number): string => whole.format(count)

/** "1 case", "12,345 cases". */
export const countedText = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`
