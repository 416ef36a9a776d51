import { permission } from '#platform/web/permission.ts'

/** Who may do what with what is recorded about staff. Of whom is row-level security's business. */
export const staffCan = {
  seeStaff: permission('see hours, protections and absences', ['practitioner', 'spo', 'pdu-head', 'regional-director']),
  recordStaff: permission('record hours, protections, absences and measures', ['spo', 'pdu-head']),
  sayOwnWords: permission('say of oneself what helps to choose an officer', ['practitioner', 'spo']),
  seePeople: permission('see people and posts', [
    'spo',
    'pdu-head',
    'regional-director',
    'national-director',
    'lead-inspector',
    'inspector',
  ]),
}
