import type { Role } from '#platform/access/actor.ts'

const texts: Record<Role, string> = {
  practitioner: 'probation practitioner',
  spo: 'senior probation officer',
  'pdu-head': 'head of probation delivery unit',
  'regional-director': 'regional probation director',
  'national-director': 'national director',
  'lead-inspector': 'lead inspector',
  inspector: 'inspector',
  auditor: 'auditor',
  administrator: 'administrator',
  public: 'member of the public',
}

/** What a role is called on the screen, in full words. */
export const roleText = (role: Role): string => texts[role]
