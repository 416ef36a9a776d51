import { link } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { done, render } from '#platform/web/answers.ts'
import type { Command, Page, UploadedFile } from '#platform/web/page.ts'
import { offerImport } from '../import/import-record.ts'
import { columns, sheetNames } from './columns.ts'

export const EstablishmentForm = z.object({})

/** Name of the job that reads an offered spreadsheet of the establishment. */
export const establishmentJob = 'workforce-establishment'

/** Takes the spreadsheet from a browser: notes the offer and asks for the job that reads it. */
export const offerEstablishment: Command<{ readonly file: UploadedFile }> = async ({
  trx,
  actor,
  input: { file },
  now,
}) => {
  const name = path.basename(file.name)
  const offer = await offerImport(trx, { name, by: actor.username, now, kind: 'establishment' })
  // The upload is deleted when this answer has gone; a second name keeps the bytes for the job.
  const kept = path.join(path.dirname(file.path), `import-${offer}-${path.basename(file.path)}`)
  await link(file.path, kept)
  await queueJob(trx, establishmentJob, { import: offer, path: kept, name, by: actor.username })
  return done('The spreadsheet has been sent', `/workforce/imports/${offer}`)
}

/** The form that sends the spreadsheet, with every column of it. */
export const establishmentPage: Page<object> = async () =>
  render('workforce/establishment/template.njk', {
    title: 'Import the establishment',
    heading: 'Import the establishment',
    breadcrumbs: [{ text: 'Imported workbooks', href: '/workforce/imports' }],
    sheets: sheetNames.map(sheet => ({
      caption: `Columns of the sheet ${sheet}`,
      rows: columns[sheet].map(({ name, about, needed }) => [
        { text: name },
        { text: about },
        { text: needed ? 'Yes' : 'No' },
      ]),
    })),
  })
