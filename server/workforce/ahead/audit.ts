import { audit } from '#platform/audit/audit.ts'

const unit = (what: string, parameter: string, subjectType: string) =>
  audit(what, { subject: params => params[parameter], subjectType })

/** What is written down when somebody looks ahead. */
export const aheadAudits = {
  viewedNation: audit('VIEW_FORECAST_OF_NATION'),
  viewedRegion: unit('VIEW_FORECAST', 'region', 'REGION'),
  viewedPdu: unit('VIEW_FORECAST', 'pdu', 'PDU'),
  viewedTeam: unit('VIEW_FORECAST', 'team', 'TEAM'),
  askedForNation: audit('ASK_FOR_FORECAST_OF_NATION'),
  askedForRegion: unit('ASK_FOR_FORECAST', 'region', 'REGION'),
  askedForPdu: unit('ASK_FOR_FORECAST', 'pdu', 'PDU'),
  askedForTeam: unit('ASK_FOR_FORECAST', 'team', 'TEAM'),
  exported: unit('EXPORT_FORECAST', 'unit', 'UNIT'),
  lookedAtRegion: unit('VIEW_WHAT_IF', 'region', 'REGION'),
  lookedAtPdu: unit('VIEW_WHAT_IF', 'pdu', 'PDU'),
  lookedAtTeam: unit('VIEW_WHAT_IF', 'team', 'TEAM'),
  viewedScenarios: audit('VIEW_WHAT_IFS'),
  viewedScenario: unit('VIEW_SAVED_WHAT_IF', 'scenario', 'WHAT_IF'),
  savedOfRegion: unit('SAVE_WHAT_IF', 'region', 'REGION'),
  savedOfPdu: unit('SAVE_WHAT_IF', 'pdu', 'PDU'),
  savedOfTeam: unit('SAVE_WHAT_IF', 'team', 'TEAM'),
  sharedScenario: unit('SHARE_WHAT_IF', 'scenario', 'WHAT_IF'),
  exportedScenario: unit('EXPORT_WHAT_IF', 'scenario', 'WHAT_IF'),
  viewedLevelOfRegion: unit('VIEW_DEMAND_LEVEL', 'region', 'REGION'),
  viewedLevelOfPdu: unit('VIEW_DEMAND_LEVEL', 'pdu', 'PDU'),
  viewedLevelOfTeam: unit('VIEW_DEMAND_LEVEL', 'team', 'TEAM'),
  decidedLevelOfRegion: unit('DECIDE_DEMAND_LEVEL', 'region', 'REGION'),
  decidedLevelOfPdu: unit('DECIDE_DEMAND_LEVEL', 'pdu', 'PDU'),
}
