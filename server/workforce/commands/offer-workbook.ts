import { link, open } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { queueJob } from '#platform/jobs/queue-job.ts'
import { done, refuse } from '#platform/web/answers.ts'
import type { Command, UploadedFile } from '#platform/web/page.ts'
import { offerImport } from '../import/import-record.ts'

export const WorkbookForm = z.object({})

/** Name of the job that reads an offered workbook. */
export const importJob = 'workforce-import'

/** What the job is told. */
export const ImportJob = z.object({ import: z.number(), path: z.string(), name: z.string(), by: z.string() })

/** Takes a workbook from a browser: notes the offer and asks for the job that reads it. */
export const offerWorkbook: Command<{ readonly file: UploadedFile }> = async ({ trx, actor, input: { file }, now }) => {
  if (!(await isZip(file.path))) {
    return refuse([{ field: 'file', message: 'The file must be an Excel workbook (.xlsx), saved as it came' }])
  }
  const offer = await offerImport(trx, { name: path.basename(file.name), by: actor.username, now })
  // The upload is deleted when this answer has gone; a second name keeps the bytes for the job.
  const kept = path.join(path.dirname(file.path), `import-${offer}-${path.basename(file.path)}`)
  await link(file.path, kept)
  await queueJob(trx, importJob, { import: offer, path: kept, name: path.basename(file.name), by: actor.username })
  return done('The workbook has been sent', `/workforce/imports/${offer}`)
}

const zipStart = Buffer.from('PK\u0003\u0004', 'latin1')

const isZip = async (place: string): Promise<boolean> => {
  const file = await open(place)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(zipStart.length), 0, zipStart.length, 0)
    return bytesRead === zipStart.length && buffer.equals(zipStart)
  } finally {
    await file.close()
  }
}
