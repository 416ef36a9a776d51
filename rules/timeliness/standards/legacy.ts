import { known, type Standard, type StandardSet, unknown } from '../standard.ts'

const untimed = unknown('No published source says how long this took')
const noLastDay = unknown('The sources call it legacy and give no last day')

const workingDays = (
  given: Pick<Standard, 'id' | 'name' | 'starts' | 'stops' | 'toDo' | 'subject'>,
  days: number,
  source: string,
): Standard => ({ ...given, limit: { kind: 'within', days, unit: 'working days' }, usualMinutes: untimed, source })

const firstAppointment = {
  name: 'First appointment',
  subject: 'supervision',
  starts: 'allocated',
  stops: 'first-appointment-attended',
  toDo: 'See the person for the first time',
} as const
const allocation = {
  name: 'Allocation',
  subject: 'supervision',
  starts: 'sentenced',
  stops: 'allocated',
  toDo: 'Give the case to a named officer',
} as const
const plan = {
  name: 'Sentence plan',
  subject: 'supervision',
  starts: 'first-appointment-attended',
  stops: 'first-plan',
  toDo: 'Make the sentence plan',
} as const
const standards2007 = 'National Standards 2007'

/** The standards of 2007, by which older records were worked. Tier 4 was the highest of that time's tiers. */
export const nationalStandards2007: StandardSet = {
  id: 'national-standards-2007',
  version: '1.0.0',
  title: 'National Standards 2007',
  source: 'National Standards for the Management of Offenders, 2007',
  from: known('2007-01-01'),
  until: noLastDay,
  supersededBy: 'service-levels',
  standards: [
    workingDays({ id: 'NS2007-appointment', ...firstAppointment }, 5, standards2007),
    workingDays({ id: 'NS2007-appointment-tier-4', ...firstAppointment }, 2, `${standards2007}, tier 4`),
    workingDays({ id: 'NS2007-allocation', ...allocation }, 3, standards2007),
    workingDays({ id: 'NS2007-allocation-tier-4', ...allocation }, 1, `${standards2007}, tier 4`),
    workingDays({ id: 'NS2007-plan', ...plan }, 15, standards2007),
    workingDays({ id: 'NS2007-plan-tier-4', ...plan }, 5, `${standards2007}, tier 4`),
  ],
}

/** What bound the community rehabilitation companies, which ended in June 2021. */
export const companyServiceLevels: StandardSet = {
  id: 'crc-service-levels',
  version: '1.0.0',
  title: 'Service levels of the community rehabilitation companies',
  source: 'Contracts of the community rehabilitation companies; practice note of one provider, 2015',
  from: unknown('The sources give no first day'),
  until: noLastDay,
  supersededBy: 'service-levels',
  standards: [
    {
      id: 'SL015',
      name: 'Breach referral',
      subject: 'breach',
      starts: 'failure-known',
      stops: 'breach-referred',
      limit: { kind: 'within', days: 2, unit: 'working days' },
      usualMinutes: untimed,
      toDo: 'Refer the breach',
      source: 'Service level SL015: 2 business days',
    },
    {
      id: 'provider-2015-assessment',
      name: 'Initial assessment',
      subject: 'supervision',
      starts: 'first-appointment-attended',
      stops: 'first-assessment',
      limit: { kind: 'within', days: 10, unit: 'calendar days' },
      usualMinutes: untimed,
      toDo: 'Complete the first assessment',
      source: 'Practice note of one provider, 2015: 10 days; shows the shape, was never national policy',
    },
  ],
}
