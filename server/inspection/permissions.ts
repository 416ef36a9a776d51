import { everyone, permission } from '#platform/web/permission.ts'

/** Which roles may use a page. Which inspections each person sees is row-level security's business. */
export const can = {
  seeInspections: permission('see inspections', ['lead-inspector', 'inspector', 'pdu-head']),
  inspect: permission('see the sample of an inspection', ['lead-inspector', 'inspector']),
  assess: permission('assess a case', ['lead-inspector', 'inspector']),
  lead: permission('lead an inspection', ['lead-inspector']),
  readDraft: permission('read the draft of an inspection', ['pdu-head', 'regional-director', 'national-director']),
  seePublished: permission('read published inspections', everyone),
} as const
