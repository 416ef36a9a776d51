import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'

export const NewImportParams = z.object({})

/** The form that sends a workbook. */
export const newImportPage: Page<object> = async () =>
  render('workforce/pages/new-import/template.njk', {
    title: 'Import a workbook',
    heading: 'Import a workbook',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Imported workbooks', href: '/workforce/imports' },
    ],
  })
