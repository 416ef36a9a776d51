import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { presentStandards } from './presenter.ts'

export const StandardsParams = z.object({})

/** Every standard of timeliness that Candour knows, in use or kept to be read. */
export const standardsPage: Page<object> = async () =>
  render('caseload/pages/standards/template.njk', presentStandards())
