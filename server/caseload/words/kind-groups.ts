import { kinds } from '../kinds/registry.ts'

type Group = { readonly text: string; readonly kinds: readonly string[] }

/** Kinds of entry by what they are about, for a timeline that can be narrowed. What stands in no group is found under "Other". */
const groups = {
  contact: {
    text: 'Contact and appointments',
    kinds: ['contact', 'appointment-booked', 'appointment-outcome', 'home-visit', 'support-contact'],
  },
  assessment: {
    text: 'Assessment, plan and review',
    kinds: [
      ...['risk-assessment', 'assessment-signing', 'countersignature', 'quality-review', 'sentence-plan', 'review'],
      ...['tier-set', 'tier-calculated'],
    ],
  },
  registration: { text: 'Registrations', kinds: ['registration'] },
  enforcement: { text: 'Enforcement, breach and recall', kinds: ['enforcement-action', 'breach', 'recall'] },
  sentence: {
    text: 'Sentence and custody',
    kinds: [
      ...[
        'sentence-started',
        'sentence-ended',
        'requirement-started',
        'requirement-ended',
        'custody-dates',
        'released',
      ],
      ...['licence-condition-started', 'post-sentence-requirement-started'],
    ],
  },
  partners: {
    text: 'Enquiries, referrals, reports and handover',
    kinds: [
      ...['enquiry', 'referral', 'referral-progress', 'referral-session', 'accommodation', 'report-requested'],
      ...['report-completed', 'handover-started', 'handover-part', 'handover-side-finished', 'handover-responsibility'],
      ...['transfer-proposed', 'transfer-answered'],
    ],
  },
  oversight: {
    text: 'Management and complaints',
    kinds: [
      ...['management-oversight', 'oversight-answered', 'serious-further-offence', 'serious-further-offence-review'],
      ...['complaint', 'complaint-answered', 'allocated', 'risk-drop-looked-at'],
      ...['cover-arranged', 'cover-ended', 'conflict-declared', 'officer-need'],
    ],
  },
} satisfies Readonly<Record<string, Group>>

const grouped: ReadonlySet<string> = new Set(Object.values(groups).flatMap((group: Group) => group.kinds))
const other: Group = { text: 'Other', kinds: kinds.map(({ kind }) => kind).filter(kind => !grouped.has(kind)) }

const all: ReadonlyMap<string, Group> = new Map<string, Group>([...Object.entries(groups), ['other', other]])

/** The groups in the order in which they are offered. */
export const kindGroups = [...all].map(([value, { text }]) => ({ value, text }))

/** The kinds of a group, or of one kind by its own name; undefined for what is neither: then every kind. */
export const kindsIn = (group: string): readonly string[] | undefined =>
  all.get(group)?.kinds ?? (kinds.some(one => one.kind === group) ? [group] : undefined)
