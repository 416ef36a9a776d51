import type { Environment } from 'nunjucks'
import type { FormState } from '../answers.ts'
import { clockText, dayOf, dayText, instantText, shortDayText } from '../dates.ts'
import { countText } from '../numbers.ts'

type ErrorMessage = { readonly text: string }

const errorFor = (form: FormState, field: string): ErrorMessage | false => {
  const error = form.errors.find(one => one.field === field)
  return error ? { text: error.message } : false
}

/** An error about no one field leads to the top of the page's content. */
const errorLinks = (form: FormState): { text: string; href: string }[] =>
  form.errors.map(({ field, message }) => ({ text: message, href: field ? `#${field}` : '#main-content' }))

const typed = (form: FormState, field: string, otherwise: string | string[] = ''): string | string[] =>
  form.values[field] ?? otherwise

/** The types that the MoJ timeline and its friends ask for. */
const mojDate = (timestamp: string | Date, type = 'datetime'): string => {
  const instant = new Date(timestamp)
  if (type === 'time') return clockText(instant)
  if (type === 'date') return dayText(dayOf(instant))
  if (type === 'shortdate') return shortDayText(dayOf(instant))
  if (type === 'shortdatetime') return `${shortDayText(dayOf(instant))} at ${clockText(instant)}`
  return instantText(instant)
}

/** Filters for templates: the state of a form, dates and counts. */
export const addFilters = (environment: Environment): void => {
  environment.addFilter('errorFor', errorFor)
  environment.addFilter('errorLinks', errorLinks)
  environment.addFilter('typed', typed)
  environment.addFilter('mojDate', mojDate)
  environment.addFilter('day', dayText)
  environment.addFilter('count', countText)
}
