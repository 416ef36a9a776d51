import { accountHolders, permission } from '#platform/web/permission.ts'

/** Who may do what in this room. Which people and acts each role sees is row-level security's business. */
export const can = {
  seeQueue: permission(
    'see who waits for a named officer',
    accountHolders.filter(role => role !== 'administrator'),
  ),
} as const
