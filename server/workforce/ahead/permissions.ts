import { accountHolders, permission } from '#platform/web/permission.ts'

/** Who may look ahead. Which single levels somebody may decide, and for which units, is data and row-level security. */
export const can = {
  lookAhead: permission('see what is ahead', accountHolders),
  decideLevels: permission('decide demand levels', ['pdu-head', 'regional-director', 'national-director']),
}
