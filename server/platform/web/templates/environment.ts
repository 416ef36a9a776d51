import path from 'node:path'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { addFilters } from './filters.ts'

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..')

/** Where templates are looked for: our own below `server/`, then the two design systems. */
const folders = [
  path.join(checkout, 'server'),
  path.join(checkout, 'node_modules/govuk-frontend/dist'),
  path.join(checkout, 'node_modules/@ministryofjustice/frontend'),
]

export type Templates = { readonly render: (template: string, context: object) => string }

/**
 * The templates of every room, escaped by default. A misspelt name in a template is an error, not an empty place on the page.
 */
export const createTemplates = (): Templates => {
  const loader = new nunjucks.FileSystemLoader(folders, { noCache: false, watch: false })
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  addFilters(environment)
  return { render: (template, context) => environment.render(template, context) }
}
