import type { Standard, StandardSet } from '@candour/timeliness'
import { factTexts, limitText, usualText, whyNoLimit } from '../../timeliness/words.ts'
import { heldText } from '../standards/presenter.ts'

const row = (key: string, value: string) => ({ key: { text: key }, value: { text: value } })
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Every word of the page about one standard. */
export const presentStandard = ({ standard, set }: { readonly standard: Standard; readonly set: StandardSet }) => ({
  title: `Standard: ${standard.name}`,
  heading: standard.name,
  caption: set.title,
  breadcrumbs: [
    { text: 'Home', href: '/' },
    { text: 'Standards of timeliness', href: '/standards' },
  ],
  rows: [
    row('Limit', limitText(standard)),
    ...(standard.limit.kind === 'none given' ? [row('Why there is none', whyNoLimit(standard.limit))] : []),
    row('The clock starts with', capital(factTexts[standard.starts])),
    row('The clock stops with', capital(factTexts[standard.stops])),
    row('What to do', standard.toDo),
    row('Usually takes', usualText(standard.usualMinutes)),
    row('Source', standard.source),
    row('Held', heldText(set)),
    row('Identifier', `${standard.id}, in ${set.id} ${set.version}`),
  ],
  states: [
    { name: 'Met', means: 'The clock stopped on its due day or before.' },
    { name: 'Met late', means: 'It stopped after its due day.' },
    { name: 'Due', means: 'It runs, and its due day has not passed.' },
    { name: 'Overdue', means: 'It runs, and its due day has passed.' },
    { name: 'No day given', means: 'No source gives a limit, or the record sets no day. It is not counted as late.' },
  ],
})
