import type { Role } from '#platform/access/actor.ts'

const powerful: readonly Role[] = ['administrator', 'auditor', 'lead-inspector']

/**
 * The roles that sign in with a passkey as second step, whether they want to or not: what they can do, nobody does with one
 * stolen password. None in a demonstration, whose passwords are public anyway.
 */
export const rolesThatNeedPasskeys = (demonstration: boolean): readonly Role[] => (demonstration ? [] : powerful)
