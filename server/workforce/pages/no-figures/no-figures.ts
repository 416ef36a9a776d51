import { type Rendered, render } from '#platform/web/answers.ts'

/** What every page of figures shows before the first workbook is imported. */
export const noFigures = (): Rendered =>
  render('workforce/pages/no-figures/template.njk', {
    title: 'No figures yet',
    heading: 'No figures yet',
    breadcrumbs: [{ text: 'Home', href: '/' }],
  })
