import { accountHolders, permission } from '#platform/web/permission.ts'

const managers = ['spo', 'pdu-head', 'regional-director', 'national-director'] as const

/** Who may do what in this room. */
export const can = {
  seeWorkload: permission('see workload', accountHolders),
  readTheRules: permission('read the rules behind the figures', [...accountHolders, 'public']),
  challenge: permission('challenge their own figure', ['practitioner', 'spo']),
  seeChallenges: permission('see challenged figures', ['practitioner', ...managers]),
  answerChallenge: permission('answer a challenged figure', managers),
  importWorkbook: permission('import a workbook', ['administrator', 'national-director']),
}
