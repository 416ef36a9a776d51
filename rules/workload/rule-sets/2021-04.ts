import type { RuleSetData, TierWeights } from '../rule-set.ts'
import { contacts } from './2021-04-contacts.ts'
import { reductions } from './2021-04-reductions.ts'

const tier = (name: string, community: number, custody: number, licence: number, t2a: number): TierWeights => ({
  name,
  community,
  custody,
  licence,
  t2a: { community: t2a, custody: t2a, licence: t2a },
})

const active: readonly TierWeights[] = [
  tier('A3', 206, 75, 219, 75),
  tier('A2', 158, 60, 175, 60),
  tier('A1', 146, 59, 163, 59),
  tier('A0', 110, 0, 0, 0),
  tier('B3', 146, 59, 161, 59),
  tier('B2', 115, 48, 132, 48),
  tier('B1', 102, 47, 119, 47),
  tier('B0', 72, 0, 0, 0),
  tier('C3', 79, 30, 77, 30),
  tier('C2', 63, 24, 65, 24),
  tier('C1', 50, 23, 52, 23),
  tier('C0', 35, 0, 0, 0),
  tier('D3', 51, 17, 51, 17),
  tier('D2', 41, 14, 43, 14),
  tier('D1', 29, 13, 31, 13),
  tier('D0', 29, 0, 0, 0),
]

/** Contact suspended under Probation Reset: the case stays in the count and earns nothing. Added April 2024. */
const suspended: readonly TierWeights[] = active.map(({ name }) => tier(`${name}S`, 0, 0, 0, 0))

/**
 * The weights of April 2021, the only ones that are public; the service changed them in late 2022. The suspended tiers
 * and the contact codes CMS40 to CMS51 came later and weigh 0 here, as in the service until an administrator sets them.
 */
export const april2021: RuleSetData = {
  id: 'wmt-2021-04',
  version: '1.0.0',
  validFrom: '2021-04-01',
  title: 'Workload measurement tool, April 2021',
  source: 'ministryofjustice/hmpps-workload: database migrations V1_1, V1_46, V1_56 to V1_69 (seed values)',
  tiers: [tier('UNTIERED', 0, 0, 0, 0), ...active, ...suspended],
  reports: { sdr: 138, fdr: 65, parole: 120, armsCommunity: 69, armsLicence: 35 },
  inactive: { warrants: 0, unpaidWork: 100, overdueTermination: 0 },
  targets: { po: 2176, pso: 2176 },
  fullTimeHours: { po: 37, pso: 37, spo: 0 },
  // The code "PSO" of the workbook means a probation officer of the old public-sector grades.
  gradeCodes: {
    PO: words('M E D O J H N G F CRCM CRCO CRCN NPSM NPSO NPSN PSM PSO PSN'),
    SPO: words('C NPSC PSC CRCB CRCA NPSB PSB PSA B A'),
    TPO: words('P L K CRCP NPSP PSP CPQF CRC-PQF NPS-PQF'),
    PSO: words('Q Z Y CRCQ NPSQ PSQ CRC1 CRC2 CRCC PS4'),
  },
  // The file counts "the last 30 days" itself: that the day of the report is the first of them is our own reading.
  reportDays: 30,
  contactDays: 7,
  contacts,
  reductions,
  thresholds: { amberFrom: 100, redAbove: 110, redWeeks: 4 },
}

function words(line: string): readonly string[] {
  return line.split(' ')
}
