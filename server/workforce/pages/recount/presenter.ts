import type { View } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { Recount } from '../../figures/recompute.ts'
import type { Result } from '../../queries/results.ts'
import { linkTo } from '../figures/addresses.ts'

/** Differences that the page lists; more would be one fault many times. */
const listed = 200

type RecountView = View & {
  readonly caption: string
  readonly isSame: boolean
  readonly finding: string
  readonly digest: string
  readonly rows: readonly (readonly { readonly text: string }[])[]
  readonly left: string | null
}

/** Every word of the page of a recount. */
export const presentRecount = (result: Result, { officers, units, differences }: Recount): RecountView => ({
  title: 'Result worked out again',
  heading: differences.length === 0 ? 'Every figure is the same' : 'Figures differ',
  caption: `Extract of ${dayText(result.extractDay)}`,
  breadcrumbs: [
    { text: 'Home', href: '/' },
    { text: 'Workload', href: linkTo('/workload', { result: result.id }) },
    { text: 'Import', href: `/workforce/imports/${result.import}` },
  ],
  isSame: differences.length === 0,
  finding: `${countedText(officers, 'officer and team', 'officers and teams')} and ${countedText(units, 'unit')} were worked out again from the rows and hours stored with the result, by rules ${result.ruleSet.stamp.id} ${result.ruleSet.stamp.version}. ${differences.length === 0 ? 'Nothing differs' : `${countedText(differences.length, 'figure')} differ`} from what was published.`,
  digest: result.digest,
  rows: differences
    .slice(0, listed)
    .map(({ of, figure, published, recomputed }) => [of, figure, published, recomputed].map(text => ({ text }))),
  left: differences.length > listed ? `${countText(differences.length - listed)} more are not listed.` : null,
})
