import { audit } from '#platform/audit/audit.ts'

type Params = { readonly id?: string | string[] | undefined; readonly case?: string | string[] | undefined }

const inspection = { subject: (params: Params) => params.id, subjectType: 'INSPECTION' }
const person = { subject: (params: Params) => params.case, subjectType: 'PERSON' }

/** What is written down when a page of this room is used. A case is named by its pseudonym. */
export const audited = {
  listed: audit('LIST_INSPECTIONS'),
  startedOpening: audit('OPEN_INSPECTION_FORM'),
  opened: audit('OPEN_INSPECTION'),
  viewed: audit('VIEW_INSPECTION', inspection),
  froze: audit('ANNOUNCE_INSPECTION', inspection),
  drew: audit('DRAW_SAMPLE', inspection),
  viewedPopulation: audit('VIEW_INSPECTION_POPULATION', inspection),
  viewedSample: audit('VIEW_INSPECTION_SAMPLE', inspection),
  downloadedDraw: audit('DOWNLOAD_DRAW', inspection),
  viewedCase: audit('VIEW_SAMPLED_CASE', person),
  answered: audit('ANSWER_SAMPLED_CASE', person),
  replaced: audit('REPLACE_SAMPLED_CASE', person),
  viewedDomainOne: audit('VIEW_DOMAIN_ONE', inspection),
  judged: audit('RATE_DOMAIN_ONE', inspection),
  viewedRatings: audit('VIEW_INSPECTION_RATINGS', inspection),
  viewedChanges: audit('VIEW_CHANGES_SINCE_ANNOUNCEMENT', inspection),
  viewedAccess: audit('VIEW_WHO_OPENED_THE_SAMPLE', inspection),
  checkedPublication: audit('CHECK_PUBLICATION', inspection),
  published: audit('PUBLISH_INSPECTION', inspection),
  listedPublished: audit('LIST_PUBLISHED_INSPECTIONS'),
  readPublished: audit('READ_PUBLISHED_INSPECTION', inspection),
  downloadedPublished: audit('DOWNLOAD_PUBLISHED_INSPECTION', inspection),
  proposedPublication: audit('PROPOSE_PUBLICATION', inspection),
  agreedRating: audit('AGREE_TO_RATING', inspection),
  viewedTeam: audit('VIEW_INSPECTION_TEAM', inspection),
  assigned: audit('ASSIGN_INSPECTOR', inspection),
  viewedConflicts: audit('VIEW_CONFLICTS'),
  declaredConflict: audit('DECLARE_CONFLICT', { subject: typed => typed.unit, subjectType: 'UNIT' }),
  releasedDraft: audit('RELEASE_DRAFT', inspection),
  readDraft: audit('READ_DRAFT', inspection),
} as const
