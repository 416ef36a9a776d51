import { accountHolders, permission } from '#platform/web/permission.ts'

/** Who may do what in this room. Which people and acts each role sees is row-level security's business. */
export const can = {
  seeQueue: permission(
    'see who waits for a named officer',
    accountHolders.filter(role => role !== 'administrator'),
  ),
  allocate: permission('give a case to an officer', ['spo', 'pdu-head']),
  followAllocations: permission('see who was given to whom', [
    'practitioner',
    'spo',
    'pdu-head',
    'regional-director',
    'national-director',
  ]),
  readOwnCases: permission('see the cases given to you', ['practitioner', 'spo']),
} as const
