import type { InspectionResult } from '@candour/rating'
import { z } from 'zod'
import { instantText } from '#platform/web/dates.ts'
import { profileOf } from '../ratings/profile.ts'
import { addresseeText } from '../words.ts'

type Recommendation = { readonly to: keyof typeof addresseeText; readonly text: string }

/** What is kept of a draft when it is released: the ratings in words, and what is recommended. No case, no answer, no name. */
export const presentDraft = (
  unit: string,
  result: InspectionResult,
  recommendations: readonly Recommendation[],
): Draft => {
  const { overall, standards } = profileOf(result, () => null)
  return {
    unit,
    overall: `${overall.word} (${overall.score})`,
    standards: standards.map(({ code, name, tag }) => ({ heading: `${code} ${name}`, rating: tag.text })),
    recommendations: recommendations.map(({ to, text }) => ({ to: addresseeText[to], text })),
  }
}

export const Draft = z.object({
  unit: z.string(),
  overall: z.string(),
  standards: z.array(z.object({ heading: z.string(), rating: z.string() })),
  recommendations: z.array(z.object({ to: z.string(), text: z.string() })),
})
export type Draft = z.output<typeof Draft>

type Opening = { readonly draft: Draft; readonly reader: string; readonly code: string; readonly now: Date }

/** Every word of the draft as one person opened it. */
export const presentOpenedDraft = ({ draft, reader, code, now }: Opening) => ({
  title: 'Draft result',
  heading: 'Draft result',
  caption: `Inspection of ${draft.unit}`,
  ...draft,
  mark: `Draft for ${reader}, opened ${instantText(now)}, code ${code}`,
})
