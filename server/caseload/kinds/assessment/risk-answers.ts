import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import type { Need, Predictor } from '../../record/state/assessment.ts'
import type { RiskLevel } from '../../record/state.ts'
import { anyOf, type Labels, oneOf } from '../answers.ts'

export const riskLevels: Readonly<Record<RiskLevel, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  'very-high': 'Very high',
}

/** From the lowest to the highest. */
export const riskOrder: readonly RiskLevel[] = ['low', 'medium', 'high', 'very-high']

/** Whom the person may harm while in custody. Prisoners are a group there only. @source reference/tiering.md 2.1 */
export const custodyGroups = {
  children: 'Children',
  public: 'The public',
  knownAdult: 'A known adult',
  staff: 'Staff',
  prisoners: 'Prisoners',
}

/** @source reference/tiering.md 2.2, sections 3 to 12 */
export const needAreas = {
  accommodation: 'Accommodation',
  employment: 'Education, training and employment',
  finance: 'Finance',
  relationships: 'Relationships',
  lifestyle: 'Lifestyle and associates',
  drugs: 'Drugs',
  alcohol: 'Alcohol',
  wellbeing: 'Emotional wellbeing',
  thinking: 'Thinking and behaviour',
  attitudes: 'Attitudes',
}
export const needLevels = { none: 'No need', some: 'Some need', significant: 'Significant need' }
export const needLinks = { offending: 'Reoffending', harm: 'Serious harm' }

/** Scores are entered as the assessment system gave them. @source reference/tiering.md 2.4 */
export const predictorNames = {
  ogrs3: 'OGRS3, two years',
  ogp: 'OGP, general',
  ovp: 'OVP, violent',
  rsr: 'RSR, serious',
  'osp-dc': 'OSP, contact sexual',
  'osp-iic': 'OSP, image or indirect sexual',
  arp: 'ARP, any reoffending (OGRS4)',
  vrp: 'VRP, violent (OGRS4)',
  svrp: 'SVRP, serious violent (OGRS4)',
  csrp: 'CSRP, combined serious (OGRS4)',
  'dc-srp': 'DC-SRP, contact sexual (OGRS4)',
  'iic-srp': 'IIC-SRP, image or indirect sexual (OGRS4)',
}

/** A dynamic score also rests on the answers of an assessment. @source reference/tiering.md 2.4 */
export const bases = { static: 'Static', dynamic: 'Dynamic' }

export const questionnaires = { oasys: 'OASys', san: 'Strengths and Needs' }

/** Asked of women only. @source reference/tiering.md 1.2 */
export const womenFactors = {
  parenting: 'Parenting responsibilities (6.9)',
  impulsivity: 'Impulsivity, some or significant (11.2)',
  temper: 'Temper control, some or significant (11.4)',
  none: 'None of these',
}

export const yesNo = { yes: 'Yes', no: 'No' }

export const layers = {
  full: 'Full (layer 3)',
  basic: 'Basic (layer 1)',
  harm: 'Risk of serious harm only',
  predictors: 'Predictors only',
}

export const askedWhom = {
  person: 'The person',
  police: 'Police',
  'childrens-services': 'Children’s services',
  prison: 'Prison',
  'earlier-officer': 'An earlier practitioner',
  family: 'Family or partner',
  health: 'Health services',
  other: 'Somebody else',
}

/** What can make a countersignature necessary. @source reference/tiering.md 5.4 */
export const signingFactors = {
  children: 'Identifiable children',
  iom: 'Integrated offender management',
  mappa: 'Referred to MAPPA',
}

export const signings = {
  signed: 'Signed and complete',
  unsigned: 'Not signed yet',
  incomplete: 'Locked incomplete',
}

const once = <T>(key: (row: T) => string) => ({
  check: (rows: readonly T[]) => new Set(rows.map(key)).size === rows.length,
  message: 'Answer each line only once',
})
const onceAGroup = once((row: { group: string }) => row.group)
const onceAnArea = once((row: { area: string }) => row.area)
const onceAName = once((row: { name: string }) => row.name)

export const custodyRows = z
  .array(
    z.strictObject({
      group: oneOf(custodyGroups, 'Choose a group from the list'),
      level: oneOf(riskLevels, 'Select the risk in custody'),
    }),
  )
  .refine(onceAGroup.check, onceAGroup.message)

/** The sum of the scored questions of a section, as it was typed or sent. The longest section has five of at most 2. */
const score = z.preprocess(
  value => (typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : value),
  z
    .int({ error: 'Enter the score of the section from 0 to 10' })
    .min(0, 'Enter the score of the section from 0 to 10')
    .max(10, 'Enter the score of the section from 0 to 10'),
)

export const needRows = z
  .array(
    z.strictObject({
      area: oneOf(needAreas, 'Choose an area from the list'),
      level: oneOf(needLevels, 'Select how much need there is'),
      linked: anyOf(needLinks).optional(),
      score: score.optional(),
    }),
  )
  .refine(onceAnArea.check, onceAnArea.message)

/** A percentage as it was typed or sent: "23.5", "23.5%", 23.5. Nothing else becomes a number, and an empty answer never 0. */
const percent = z.preprocess(
  value => (typeof value === 'string' && /^\d{1,3}(\.\d{1,4})?\s?%?$/.test(value) ? Number.parseFloat(value) : value),
  z
    .number({ error: 'Enter a percentage from 0 to 100, like 23.5' })
    .min(0, 'Enter a percentage from 0 to 100, like 23.5')
    .max(100, 'Enter a percentage from 0 to 100, like 23.5'),
)

export const predictorRows = z
  .array(
    z.strictObject({
      name: oneOf(predictorNames, 'Choose a predictor from the list'),
      percent: percent.optional(),
      band: oneOf(riskLevels, 'Select the band').optional(),
      basis: oneOf(bases, 'Select whether the score is static or dynamic').optional(),
    }),
  )
  .refine(onceAName.check, onceAName.message)

/** A need as the state holds it. */
export const asNeed = ({ area, level, linked = [] }: z.output<typeof needRows>[number]): Need => ({
  area,
  level,
  linkedToOffending: linked.includes('offending'),
  linkedToHarm: linked.includes('harm'),
})

/** A predictor as the state holds it: what was not entered is null, never 0. */
export const asPredictor = (row: z.output<typeof predictorRows>[number], on: Day): Predictor => ({
  name: row.name,
  percent: row.percent ?? null,
  band: row.band ?? null,
  basis: row.basis ?? null,
  on,
})

type Rated = Readonly<Record<'children' | 'public' | 'knownAdult' | 'staff' | 'overall', RiskLevel>> & {
  readonly custody?: readonly { readonly level: RiskLevel }[] | undefined
}

/** Overall is the highest of all groups, in the community and in custody. @source reference/tiering.md 2.1 */
export const overallCovers = (body: Rated): boolean =>
  [body.children, body.public, body.knownAdult, body.staff, ...(body.custody ?? []).map(row => row.level)].every(
    level => riskOrder.indexOf(level) <= riskOrder.indexOf(body.overall),
  )

/** The questions of a list, for the form. */
export const column = <const O extends Labels>(name: string, label: string, options: O) =>
  ({ name, label, as: 'one', options }) as const
