import type { OverrideLevel } from '@candour/allocation'
import type { Role } from '#platform/access/actor.ts'

const heightOfRole: Readonly<Partial<Record<Role, number>>> = { spo: 1, 'pdu-head': 2, 'regional-director': 3 }
const heightOfLevel: Readonly<Record<OverrideLevel, number>> = {
  spo: 1,
  'pdu-head': 2,
  'regional-director': 3,
  never: 99,
}

/** Whether a role may decide against rules of a level. */
export const mayOverride = (role: Role, level: OverrideLevel | null): boolean =>
  level === null || (heightOfRole[role] ?? 0) >= heightOfLevel[level]

/** Who may, in words. */
export const overrideWords = (level: OverrideLevel | null): string => {
  if (level === null) return ''
  if (level === 'never') return 'Nobody may decide otherwise'
  const who = {
    spo: 'A senior probation officer',
    'pdu-head': 'The head of the unit',
    'regional-director': 'The regional director',
  }
  return `${who[level]} may decide otherwise, with a reason`
}
