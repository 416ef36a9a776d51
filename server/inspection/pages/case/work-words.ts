import type { WorkDone } from '#caseload'
import { dayText } from '#platform/web/dates.ts'

export type WorkView = {
  readonly says: string
  readonly people: readonly { readonly name: string; readonly did: string }[]
  readonly holder: string
}

const span = ({ title, entries, first, last }: WorkDone): string => {
  const times = entries > 1 ? `, ${entries} times` : ''
  return `${title.toLowerCase()}${times}, ${first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`}`
}

const holderText = (work: readonly WorkDone[], { code, name }: { code: string; name: string }): string => {
  if (work.some(one => one.code === code)) return ''
  return `${name} holds the case today and did none of this work.`
}

/** Whose work a standard judges in this case, and whether who holds it today had a part in it. */
export const workView = (
  work: readonly WorkDone[],
  holder: { readonly code: string; readonly name: string } | null,
): WorkView => {
  if (work.length === 0) {
    return { says: 'The record as announced holds no such work by anybody.', people: [], holder: '' }
  }
  const byPerson = [...Map.groupBy(work, one => one.code).values()]
  return {
    says: 'The work judged here, by who did it, as recorded when the inspection was announced:',
    people: byPerson.map(done => ({ name: done[0]?.name ?? '', did: done.map(span).join('; ') })),
    holder: holder ? holderText(work, holder) : 'Nobody is named as holding the case today.',
  }
}

/** "It judges the work of Ada Whitlock and Ben Okafor." */
export const judgesText = (names: readonly string[]): string =>
  names.length === 0
    ? 'It names nobody whose work it judges.'
    : `It judges the work of ${new Intl.ListFormat('en-GB').format(names)}.`
