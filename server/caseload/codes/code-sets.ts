import { z } from 'zod'
import allocationReasons from './data/allocation-reasons.json' with { type: 'json' }
import appointmentTypes from './data/appointment-types.json' with { type: 'json' }
import breachResults from './data/breach-results.json' with { type: 'json' }
import contactTypes from './data/contact-types.json' with { type: 'json' }
import custodialStatuses from './data/custodial-statuses.json' with { type: 'json' }
import custodyLocations from './data/custody-locations.json' with { type: 'json' }
import enforcementActions from './data/enforcement-actions.json' with { type: 'json' }
import keyDates from './data/key-dates.json' with { type: 'json' }
import licenceConditionGroups from './data/licence-condition-groups.json' with { type: 'json' }
import mappaCategories from './data/mappa-categories.json' with { type: 'json' }
import mappaLevels from './data/mappa-levels.json' with { type: 'json' }
import outcomes from './data/outcomes.json' with { type: 'json' }
import postSentenceRequirements from './data/post-sentence-requirements.json' with { type: 'json' }
import recallStatuses from './data/recall-statuses.json' with { type: 'json' }
import recallTypes from './data/recall-types.json' with { type: 'json' }
import registrationTypes from './data/registration-types.json' with { type: 'json' }
import requirementSubtypes from './data/requirement-subtypes.json' with { type: 'json' }
import requirementTypes from './data/requirement-types.json' with { type: 'json' }
import sentenceTypes from './data/sentence-types.json' with { type: 'json' }
import { readCodes } from './schema.ts'
import { supportContacts } from './support-contacts.ts'

const known = z.boolean().nullable()

const outcome = {
  /** Whether the person came; whether they did what was asked. Null where the outcome does not say. */
  attended: known,
  complied: known,
  acceptable: known,
  /** May be answered with enforcement. */
  enforceable: z.boolean(),
  /** Asks for something to be done before the appointment is settled. */
  actionRequired: z.boolean(),
}

const appointmentType = {
  where: z.enum(['office', 'home', 'phone', 'video', 'other']),
  nationalStandard: z.boolean(),
  /** The first appointment after sentence or release. */
  initial: z.boolean(),
}

const enforcementAction = {
  /** Calendar days the person has to respond; null when no response is asked for. */
  responseDays: z.int().positive().nullable(),
  /** The one outcome after which this can be done. */
  onlyAfter: z.string().optional(),
  /** The action that this one takes back. */
  withdraws: z.string().optional(),
}

const phases = ['community-order', 'suspended-sentence', 'custody', 'licence', 'post-sentence-supervision'] as const

const registrationType = {
  flagGroup: z.enum(['RoSH', 'alerts', 'safeguarding', 'information', 'public protection']),
  /** Months until the registration is looked at again; null when nothing falls due by itself. */
  reviewMonths: z.int().positive().nullable(),
  /** Asks for a MAPPA category and level. */
  mappa: z.boolean(),
}

/** Every set of codes, read and checked when the program starts: a file that does not fit its schema stops it here. */
export const codeSets = {
  'allocation-reason': readCodes(allocationReasons, {
    /** Only somebody who has an officer already can be given to another for it. */
    named: z.boolean(),
    /** Says something of risk, so that no message carries it. */
    aboutRisk: z.boolean(),
  }),
  'appointment-type': readCodes(appointmentTypes, appointmentType),
  'contact-type': readCodes(contactTypes, { withPerson: z.boolean() }),
  'support-contact': readCodes(supportContacts, {}),
  outcome: readCodes(outcomes, outcome),
  'enforcement-action': readCodes(enforcementActions, enforcementAction),
  'requirement-type': readCodes(requirementTypes, {
    restrictive: z.boolean(),
    unit: z.enum(['days', 'hours', 'months', 'sessions']).nullable(),
  }),
  'requirement-subtype': readCodes(requirementSubtypes, { main: z.string() }),
  'licence-condition-group': readCodes(licenceConditionGroups, {}),
  'post-sentence-requirement': readCodes(postSentenceRequirements, {}),
  'sentence-type': readCodes(sentenceTypes, { phases: z.array(z.enum(phases)) }),
  'custodial-status': readCodes(custodialStatuses, { inCustody: z.boolean() }),
  'custody-location': readCodes(custodyLocations, {}),
  'key-date': readCodes(keyDates, {}),
  'registration-type': readCodes(registrationTypes, registrationType),
  'mappa-category': readCodes(mappaCategories, {}),
  'mappa-level': readCodes(mappaLevels, {}),
  'recall-status': readCodes(recallStatuses, { concludes: z.boolean() }),
  'recall-type': readCodes(recallTypes, {}),
  'breach-result': readCodes(breachResults, { revokes: z.boolean() }),
} as const

export type CodeSet = keyof typeof codeSets
export type CodeOf<S extends CodeSet> = (typeof codeSets)[S][number]
