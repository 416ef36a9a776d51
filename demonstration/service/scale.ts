/** How a probation delivery unit of the demonstration is doing. */
export type Condition = 'struggling' | 'usual' | 'well'

export type PduPlan = {
  readonly code: string
  readonly name: string
  readonly condition: Condition
  readonly teams: number
  readonly posts: number
  readonly people: number
  /** People with no named officer. */
  readonly unallocated: number
}

export type RegionPlan = { readonly code: string; readonly name: string; readonly pdus: readonly PduPlan[] }

export type Scale = {
  readonly name: 'demonstration' | 'nation'
  readonly regions: readonly RegionPlan[]
  /** Least days between two contacts with one person; the nation has many people and fewer entries each. */
  readonly contactEvery: number
}

const usual = (code: string, name: string, people: number): PduPlan => {
  return { code, name, condition: 'usual', teams: 5, posts: 88, people, unallocated: 18 }
}

/** One region of five units: one in the state that staff describe, one that works well, three between. */
export const demonstrationScale: Scale = {
  name: 'demonstration',
  contactEvery: 14,
  regions: [
    {
      code: 'E01',
      name: 'Eastmere',
      pdus: [
        {
          code: 'E01A',
          name: 'Harrowgate Quays',
          condition: 'struggling',
          teams: 6,
          posts: 98,
          people: 1900,
          unallocated: 900,
        },
        {
          code: 'E01B',
          name: 'Larkfield and Tove',
          condition: 'well',
          teams: 5,
          posts: 88,
          people: 900,
          unallocated: 0,
        },
        usual('E01C', 'Cinder Vale', 1067),
        usual('E01D', 'Saltmarsh Coast', 1067),
        usual('E01E', 'Upper Wend', 1066),
      ],
    },
  ],
}

const REGIONS = 12
const PDUS = 9
const PEOPLE = 245_000
const regionNames =
  'Eastmere Westmere Northwend Southwend Highmoor Lowmoor Midfell Farfell Oldshire Newshire Overmarsh Undermarsh'

/** A nation for benchmarks: 12 regions, 108 units, 245,000 people with a few entries each. */
export const nationScale: Scale = {
  name: 'nation',
  contactEvery: 150,
  regions: regionNames.split(' ').map((name, region) => ({
    code: `E${String(region + 1).padStart(2, '0')}`,
    name,
    pdus: Array.from({ length: PDUS }, (_, pdu) => ({
      code: `E${String(region + 1).padStart(2, '0')}${'ABCDEFGHI'[pdu]}`,
      name: `${name} ${pdu + 1}`,
      condition: pdu === 0 ? 'struggling' : 'usual',
      teams: 10,
      posts: 120,
      people: Math.floor(PEOPLE / (REGIONS * PDUS)) + (region * PDUS + pdu < PEOPLE % (REGIONS * PDUS) ? 1 : 0),
      unallocated: pdu === 0 ? 300 : 20,
    })),
  })),
}
