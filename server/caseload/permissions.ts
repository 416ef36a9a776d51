import { everyone, permission } from '#platform/web/permission.ts'

/** Which roles may use a page. Which records each person sees is row-level security's business. */
export const can = {
  seePeople: permission('open the records of people on probation', [
    'practitioner',
    'spo',
    'pdu-head',
    'lead-inspector',
    'inspector',
  ]),
  openRecord: permission('open the record of a person on probation', [
    'practitioner',
    'spo',
    'pdu-head',
    'lead-inspector',
    'inspector',
    // In an emergency only.
    'regional-director',
  ]),
  sayWhy: permission('open a colleague’s record', ['practitioner', 'spo', 'pdu-head']),
  keepLists: permission('see who may open a record', ['spo', 'pdu-head', 'lead-inspector', 'auditor']),
  openInEmergency: permission('open a record in an emergency', [
    'practitioner',
    'spo',
    'pdu-head',
    'regional-director',
  ]),
  seeEmergencies: permission('see who opened records in an emergency', [
    'practitioner',
    'spo',
    'pdu-head',
    'regional-director',
    'lead-inspector',
    'auditor',
  ]),
  answerForEmergencies: permission('decide about emergency access', ['spo', 'pdu-head', 'auditor']),
  seeOpenings: permission('see who opened a record', ['practitioner', 'spo', 'lead-inspector', 'auditor']),
  findOpenings: permission('ask for any record who opened it', ['auditor']),
  write: permission('write in the record of a person on probation', ['practitioner', 'spo', 'pdu-head']),
  seeTimeliness: permission('see what is due and by which standard', ['practitioner', 'spo', 'pdu-head']),
  seeStandards: permission('see the standards of timeliness', everyone),
  seeLedger: permission('see the ledger', everyone),
  bringCosignature: permission('bring a checkpoint that a witness signed', ['auditor', 'lead-inspector']),
  seeErasures: permission('see which records were erased', ['administrator', 'auditor']),
  askForErasure: permission('ask for a record to be erased', ['administrator']),
  decideErasure: permission('decide whether a record is erased', ['auditor']),
} as const
