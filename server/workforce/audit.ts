import { audit } from '#platform/audit/audit.ts'

const unit = (what: string, parameter: string, subjectType: string) =>
  audit(what, { subject: params => params[parameter], subjectType })

/** What is written down when this room is used. */
export const audits = {
  viewedNation: audit('VIEW_NATION_WORKLOAD'),
  viewedRegion: unit('VIEW_REGION_WORKLOAD', 'region', 'REGION'),
  viewedPdu: unit('VIEW_PDU_WORKLOAD', 'pdu', 'PDU'),
  viewedTeam: unit('VIEW_TEAM_WORKLOAD', 'team', 'TEAM'),
  viewedOfficer: unit('VIEW_OFFICER_WORKLOAD', 'officer', 'PRACTITIONER'),
  viewedWeek: unit('VIEW_CLOSED_WEEK', 'week', 'WEEK'),
  viewedRules: audit('VIEW_WORKLOAD_RULES'),
  challenged: unit('CHALLENGE_FIGURE', 'officer', 'PRACTITIONER'),
  viewedChallenges: audit('VIEW_CHALLENGES'),
  viewedChallenge: unit('VIEW_CHALLENGE', 'challenge', 'CHALLENGE'),
  answeredChallenge: unit('ANSWER_CHALLENGE', 'challenge', 'CHALLENGE'),
  viewedReport: unit('VIEW_WORKLOAD_REPORT', 'unit', 'UNIT'),
  exported: unit('EXPORT_WORKLOAD', 'unit', 'UNIT'),
  viewedImports: audit('VIEW_IMPORTS'),
  viewedImport: unit('VIEW_IMPORT', 'import', 'IMPORT'),
  viewedImportForm: audit('VIEW_IMPORT_FORM'),
  offeredImport: audit('OFFER_IMPORT'),
  recounted: unit('RECOUNT_RESULT', 'result', 'RESULT'),
}
