import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { instantText } from '#platform/web/dates.ts'
import { roleText } from '#platform/web/role-text.ts'
import type { Person } from '../../../queries/person.ts'
import { openingText } from '../../opening-words.ts'
import type { OpeningOfRecord } from '../../openings.ts'
import type { OpenedParams } from './params.ts'

export const OPENINGS_TO_A_PAGE = 50

type Known = {
  /** Undefined for those who may know who opened the record and not open it themselves. */
  readonly person: Person | undefined
  readonly params: OpenedParams
  readonly total: number
  readonly shown: readonly OpeningOfRecord[]
}

const rowOf = (opening: OpeningOfRecord) => {
  const { act, right, purpose, tag } = openingText(opening)
  return [
    { text: instantText(opening.at) },
    { text: opening.name, note: roleText(opening.role) },
    tag ? { tag, note: act } : { text: act },
    { text: right, note: purpose },
  ]
}

/** Every word of the page about who opened a record. */
export const presentOpenings = ({ person, params, total, shown }: Known) => {
  const path = `/people/${params.person}/opened`
  const identity = person?.state.identity
  return {
    title: 'Who has opened this record',
    heading: 'Who has opened this record',
    caption: identity ? `${identity.name}, CRN ${identity.crn}` : `Record ${params.person.slice(0, 8)}`,
    breadcrumbs: identity ? [{ text: identity.name, href: `/people/${params.person}` }] : [],
    nobody: total === 0 ? 'Nobody has opened this record.' : '',
    heads: ['When', 'Who', 'What', 'By which right'].map(text => ({ text })),
    rows: shown.map(rowOf),
    pages: paginate({ total, page: params.page, size: OPENINGS_TO_A_PAGE, things: 'uses' }, { path, query: {} }),
  }
}
