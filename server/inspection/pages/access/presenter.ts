import { type OpeningOfRecord, openingText } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Address } from '#platform/web/address.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { roleText } from '#platform/web/role-text.ts'
import type { DrawnInspection } from '../../queries/inspection.ts'
import { inspectionFrame } from '../frame.ts'
import { caseName } from '../words.ts'

type Facts = {
  readonly inspection: DrawnInspection
  readonly actor: Actor
  readonly uses: readonly OpeningOfRecord[]
  readonly params: { readonly who: string; readonly page: number }
}

const USES_TO_A_PAGE = 50
const inspecting: ReadonlySet<string> = new Set(['inspector', 'lead-inspector'])
const numeric = (count: number) => ({ text: countText(count), numeric: true })

const wasLetIn = ({ outcome, rule }: OpeningOfRecord): boolean => outcome === 'done' && rule !== null

/** One row for each person, whoever opened most records first. */
const byPerson = (uses: readonly OpeningOfRecord[], path: string) =>
  [...Map.groupBy(uses, use => use.who).values()]
    .map(all => ({ all, letIn: all.filter(wasLetIn) }))
    .map(one => ({ ...one, records: new Set(one.letIn.map(use => use.person)).size }))
    .sort((a, b) => b.records - a.records || b.letIn.length - a.letIn.length)
    .flatMap(({ all, letIn, records }) => {
      const [latest] = all
      const first = all.at(-1)
      if (!latest || !first) return []
      const href = `${path}?who=${encodeURIComponent(latest.who)}`
      return [
        [
          { text: latest.name, href, note: roleText(latest.role) },
          numeric(records),
          numeric(letIn.length),
          numeric(all.filter(use => use.outcome !== 'done').length),
          { text: `${instantText(first.at)} to ${instantText(latest.at)}` },
        ],
      ]
    })

const useRow = (use: OpeningOfRecord) => {
  const { act, right, purpose, tag } = openingText(use)
  return [
    { text: instantText(use.at) },
    { text: use.name, note: roleText(use.role) },
    { text: caseName(use.person) },
    tag ? { tag, note: act } : { text: act },
    { text: right, note: purpose },
  ]
}

/** Every word of the page about who opened the sampled records. What inspectors read themselves is left out. */
export const presentAccess = ({ inspection, actor, uses, params }: Facts) => {
  const ofOthers = uses.filter(use => !inspecting.has(use.role))
  const chosen = ofOthers.filter(use => params.who === '' || use.who === params.who)
  const path = `/inspections/${inspection.id}/access`
  const address: Address = { path, query: { who: params.who } }
  const shown = chosen.slice((params.page - 1) * USES_TO_A_PAGE, params.page * USES_TO_A_PAGE)
  const people = new Set(ofOthers.map(use => use.who)).size
  return {
    ...inspectionFrame(inspection, actor, 'access', 'Who opened the sampled records'),
    says: `${countedText(ofOthers.length, 'use', 'uses')} by ${countedText(people, 'person', 'people')} since the announcement on ${instantText(inspection.frozen_at)}. Reading is not wrong: it is shown. Until the inspection is published nobody in the unit sees this.`,
    nothing: ofOthers.length === 0,
    people: {
      heads: [
        { text: 'Who' },
        { text: 'Records opened', numeric: true },
        { text: 'Times', numeric: true },
        { text: 'Not let in', numeric: true },
        { text: 'From and to' },
      ],
      rows: byPerson(ofOthers, path),
    },
    allHref: params.who === '' ? '' : path,
    uses: {
      heads: ['When', 'Who', 'Case', 'What', 'By which right'].map(text => ({ text })),
      rows: shown.map(useRow),
    },
    pages: paginate({ total: chosen.length, page: params.page, size: USES_TO_A_PAGE, things: 'uses' }, address),
  }
}
