import { ruleSets } from '@candour/workload'
import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { presentRules } from './presenter.ts'

export const RulesParams = z.object({ rules: z.string().optional() })

/** The rules behind every workload figure: the newest set, or the one asked for. */
export const aboutPage: Page<z.output<typeof RulesParams>> = async ({ params }) => {
  const asked = params.rules
  const ruleSet = asked === undefined ? ruleSets.at(-1) : ruleSets.find(({ stamp }) => stamp.id === asked)
  if (!ruleSet) return notFound()
  return render('workforce/pages/about/template.njk', presentRules(ruleSet, ruleSets))
}
