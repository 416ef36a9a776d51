import type { Profile } from './profile.ts'
import { profiles } from './profile.ts'
import type { RuleSet } from './rule-set.ts'

/** A support contact: work that one officer did on another officer's case. Officers by any key the caller uses. */
export type SupportContact = {
  readonly id: string
  readonly code: string
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly doneBy: string
  readonly caseOfficer: string
}

/** A contact that moved no points, and why. */
export type ContactLeftOut = { readonly id: string; readonly why: string }

/** Net points by officer, and the contacts that did not count. */
export type ContactPoints = {
  readonly points: ReadonlyMap<string, number>
  readonly leftOut: readonly ContactLeftOut[]
}

/**
 * Net support-contact points of each officer: a contact gives its points to who did the work and takes them from the
 * case officer. Each side is written only for an officer who is in the file, so the two need not balance.
 *
 * @param day `YYYY-MM-DD`: a contact counts on its own day and the next six, by the rule set's `contactDays`
 * @param inFile whether an officer has a row in the file
 * @source WMT, staging adjustments; unknown codes are listed here, where the peer drops them
 */
export const contactPoints = (
  contacts: Iterable<SupportContact>,
  day: string,
  inFile: (officer: string) => boolean,
  ruleSet: RuleSet,
  profile: Profile = profiles.candour,
): ContactPoints => {
  const points = new Map<string, number>()
  const leftOut: ContactLeftOut[] = []
  const move = (officer: string, by: number) => {
    if (inFile(officer)) points.set(officer, (points.get(officer) ?? 0) + by)
  }
  for (const contact of contacts) {
    const worth = ruleSet.contactOfCode.get(contact.code.trim().toUpperCase())
    if (!worth) {
      leftOut.push({ id: contact.id, why: `the contact code ${contact.code} is not known` })
      continue
    }
    const why = reasonLeftOut(contact, day, ruleSet, profile)
    if (why !== null) {
      leftOut.push({ id: contact.id, why })
      continue
    }
    move(contact.doneBy, worth.points)
    move(contact.caseOfficer, -worth.points)
  }
  return { points, leftOut }
}

const reasonLeftOut = (contact: SupportContact, day: string, ruleSet: RuleSet, profile: Profile): string | null => {
  if (contact.doneBy === contact.caseOfficer) return "it was on the officer's own case"
  if (profile.contacts === 'within days' && daysBetween(contact.day, day) >= ruleSet.data.contactDays) {
    return `it is ${ruleSet.data.contactDays} days old or older`
  }
  return null
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
