import { ageText, dayText } from '#platform/web/dates.ts'
import type { Shown } from '../../queries/results.ts'
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
}

/**
 * The source of a page's figures: the file, a part of its hash, the night it is of, the rules.
 *
 * @param path of the page itself, to lead from an older result to the latest
 */
export const presentSource = ({ result, latest }: Shown, path: string, now: Date): SourceView => ({
  source: `${result.fileName} (SHA-256 ${result.sha256.slice(0, 12)})`,
  asAt: dayText(result.extractDay),
  age: `published ${ageText(result.publishedAt, now)}`,
  rules: `${result.ruleSet.data.title}, version ${result.ruleSet.stamp.version}`,
  link: { text: 'About this file', href: `/workforce/imports/${result.import}` },
  older: latest
    ? null
    : {
        text: `You are looking at the figures of ${dayText(result.extractDay)}. They are not the latest.`,
        href: linkTo(path, { result: undefined }),
      },
})
