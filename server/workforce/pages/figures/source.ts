import type { RuleSet } from '@candour/workload'
import { ageText, dayOf, dayText } from '#platform/web/dates.ts'
import { ageInDays } from '../../queries/file-age.ts'
import type { Shown } from '../../queries/results.ts'
import type { LiveDay, ShownFigures } from '../../queries/shown.ts'
import { linkTo } from './addresses.ts'

/** Where the figures of a page come from and how old they are. */
export type SourceView = {
  readonly source: string
  readonly asAt: string
  readonly age: string
  readonly rules: string
  readonly link: { readonly text: string; readonly href: string }
  /** Said above everything else when the page shows an older result. */
  readonly older: { readonly text: string; readonly href: string } | null
  /** What is wrong with the day asked for. */
  readonly problem?: string | null
  /** The form that asks for another day; absent on pages that show results only. */
  readonly day?: { readonly action: string; readonly on: string }
}

/**
 * The source of a page's figures: the file, a part of its hash, the night it is of, the rules.
 *
 * @param path of the page itself, to lead from an older result to the latest
 */
export const presentSource = ({ result, latest }: Shown, path: string, now: Date): SourceView => ({
  source: `${result.fileName} (SHA-256 ${result.sha256.slice(0, 12)})`,
  asAt: dayText(result.extractDay),
  age: `${ageInDays(result.extractDay, dayOf(now))}, published ${ageText(result.publishedAt, now)}`,
  rules: `${result.ruleSet.data.title}, version ${result.ruleSet.stamp.version}`,
  link: { text: 'About this file', href: `/workforce/imports/${result.import}` },
  older: latest
    ? null
    : {
        text: `You are looking at the figures of ${dayText(result.extractDay)}. They are not the latest.`,
        href: linkTo(path, { result: undefined }),
      },
})

const ofRecord = ({ on, today, problem }: LiveDay, ruleSet: RuleSet, path: string): SourceView => ({
  source: 'the record in Candour',
  asAt: on === today ? 'now' : dayText(on),
  age: on === today ? 'every entry counts at once' : 'by what the record says today',
  rules: `${ruleSet.data.title}, version ${ruleSet.stamp.version}`,
  link: { text: 'About the figures', href: '/about-the-figures' },
  older:
    on === today
      ? null
      : { text: `You are looking at the figures as at ${dayText(on)}.`, href: linkTo(path, { result: undefined }) },
  problem,
  day: { action: path, on: on === today ? '' : on },
})

/** The source of the figures of a page that shows the record, or a result where it is asked for or nothing is recorded. */
export const presentFigures = (
  { live, result, latest, ruleSet }: ShownFigures,
  path: string,
  now: Date,
): SourceView => {
  if (live) return ofRecord(live, ruleSet, path)
  if (!result) throw new Error('figures come from the record or from a result')
  return { ...presentSource({ result, latest }, path, now), day: { action: path, on: '' } }
}
