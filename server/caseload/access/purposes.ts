/** Why somebody opens the record of a person whom a colleague supervises. */
export const purposes = {
  cover: 'I cover for the named officer',
  contact: 'The person has come in or called',
  oversight: 'Management oversight or countersignature',
  allocation: 'Deciding who takes the case',
  enquiry: 'A partner agency, the court or the police has asked',
  complaint: 'A complaint, an inspection or a serious further offence review',
  other: 'Something else',
} as const

export type Purpose = keyof typeof purposes
export const purposeKeys = Object.keys(purposes) as [Purpose, ...Purpose[]]

/** Why somebody opens a record that is none of their work. @source reference, voice-security 7.4 */
export const emergencies = {
  'risk-to-life': 'Risk to somebody’s life or safety',
  safeguarding: 'A child or an adult at risk',
  arrest: 'The person is in police custody or at court now',
  'out-of-hours': 'Out-of-hours duty for another unit',
} as const

export type Emergency = keyof typeof emergencies
export const emergencyKeys = Object.keys(emergencies) as [Emergency, ...Emergency[]]

/** What a stored category is called; one that is no longer offered stays readable. */
export const categoryText = (category: string | null): string =>
  Object.entries({ ...purposes, ...emergencies }).find(([key]) => key === category)?.[1] ?? category ?? ''
