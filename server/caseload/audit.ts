import { audit } from '#platform/audit/audit.ts'

const person = {
  subject: (params: { readonly person?: string | string[] | undefined }) => params.person,
  subjectType: 'PERSON',
}

/** What is written down when a page of this room is used. Subjects are pseudonyms. */
export const audited = {
  listedPeople: audit('LIST_PEOPLE'),
  viewedPerson: audit('VIEW_PERSON', person),
  viewedEntry: audit('VIEW_ENTRY', person),
  openedEntryForm: audit('OPEN_ENTRY_FORM', person),
  addedEntry: audit('ADD_ENTRY', person),
  openedCorrection: audit('OPEN_CORRECTION_FORM', person),
  correctedEntry: audit('CORRECT_ENTRY', person),
  downloadedProof: audit('DOWNLOAD_ENTRY_PROOF', person),
  viewedWaiting: audit('VIEW_PEOPLE_WITHOUT_OFFICER'),
  listedDue: audit('LIST_DUE'),
  viewedTimeliness: audit('VIEW_TEAM_TIMELINESS', { subject: params => params.team, subjectType: 'TEAM' }),
  listedByStandard: audit('LIST_PEOPLE_BY_STANDARD', { subject: params => params.team, subjectType: 'TEAM' }),
  viewedStandards: audit('VIEW_STANDARDS'),
  viewedLedger: audit('VIEW_LEDGER'),
  readLedgerFile: audit('READ_LEDGER_FILE'),
  viewedErasures: audit('VIEW_ERASURES'),
  askedForErasure: audit('REQUEST_ERASURE'),
  decidedErasure: audit('DECIDE_ERASURE', { subject: typed => typed.erasure, subjectType: 'ERASURE' }),
} as const
