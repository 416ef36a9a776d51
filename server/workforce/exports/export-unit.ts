import type { Trx } from '#platform/database/tables.ts'
import type { Result } from '../queries/results.ts'
import { workforce } from '../tables.ts'
import type { ExportUnit } from './report.ts'

/** The unit that an export is about: by its code, else the nation. Undefined when nobody of it is in the result. */
export const exportUnit = (trx: Trx, { id }: Result, code: string | undefined): Promise<ExportUnit | undefined> => {
  const units = workforce(trx)
    .selectFrom('workforce.unit_figure')
    .select(['unit as code', 'kind', 'name'])
    .where('result', '=', id)
  return (code === undefined ? units.where('kind', '=', 'nation') : units.where('unit', '=', code)).executeTakeFirst()
}
