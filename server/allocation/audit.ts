import { audit } from '#platform/audit/audit.ts'

/** What is written down when this room is used. A person is named by their pseudonym, an officer by their code. */
export const audits = {
  viewedQueue: audit('VIEW_ALLOCATION_QUEUE'),
} as const
