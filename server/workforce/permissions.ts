import { accountHolders, permission } from '#platform/web/permission.ts'

/** Who may do what in this room. */
export const can = {
  seeWorkload: permission('see workload', accountHolders),
  readTheRules: permission('read the rules behind the figures', [...accountHolders, 'public']),
  importWorkbook: permission('import a workbook', ['administrator', 'national-director']),
}
