import { forename, place, regions, surname } from './names.ts'
import { Random } from './random.ts'

/** One unit of the organisation, with the codes of those above it. */
export type Team = {
  readonly regionCode: string
  readonly regionName: string
  readonly pduCode: string
  readonly pduName: string
  readonly teamCode: string
  readonly teamName: string
}

/** A post in a team: who holds it, and a seed of its own so that its cases need not be kept. */
export type Officer = {
  readonly team: Team
  readonly key: string
  readonly surname: string
  readonly forename: string
  /** Code of the grade, as the extract writes it. */
  readonly gradeCode: string
  readonly kind: Post
}

export type Post = 'po' | 'pso' | 'trainee' | 'spo' | 'unallocated'

const gradeCodes: Readonly<Record<Post, string>> = {
  po: 'NPSM',
  pso: 'NPSQ',
  trainee: 'NPSP',
  spo: 'NPSC',
  unallocated: '',
}
const posts: Readonly<Record<Post, number>> = { po: 45, pso: 38, trainee: 10, spo: 7, unallocated: 0 }
const pdusPerRegion = 9
const teamsPerPdu = 10

/** The nation: 12 regions, 108 PDUs, 1,080 teams. `region` is its first region alone. */
export const teamsOf = (scale: 'nation' | 'region'): readonly Team[] => {
  const teams: Team[] = []
  const count = scale === 'nation' ? regions.length : 1
  for (const [r, regionName] of regions.slice(0, count).entries()) {
    const regionCode = `X${String(r + 1).padStart(2, '0')}`
    for (let p = 0; p < pdusPerRegion; p++) {
      const pduName = place(r * pdusPerRegion + p)
      const pduCode = `${regionCode}P${p + 1}`
      for (let t = 0; t < teamsPerPdu; t++) {
        const teamCode = `${pduCode}T${String(t + 1).padStart(2, '0')}`
        teams.push({ regionCode, regionName, pduCode, pduName, teamCode, teamName: `${pduName} team ${t + 1}` })
      }
    }
  }
  return teams
}

/**
 * The posts of a team: six or seven, 7,200 in the nation. The first team of each PDU holds the cases that have no named
 * officer, under a key that ends in `U`.
 */
export const officersOf = (team: Team, number: number, seed: number): readonly Officer[] => {
  const random = new Random(seed * 1_000_003 + number)
  const size = number % 3 === 2 ? 6 : 7
  return Array.from({ length: size }, (_, post) => {
    const kind: Post = post === 0 && team.teamCode.endsWith('T01') ? 'unallocated' : random.weighted(posts)
    const key = `${team.teamCode}${kind === 'unallocated' ? 'U' : String.fromCharCode(65 + post)}`
    const named = { surname: surname(random), forename: forename(random) }
    const nobody = { surname: 'Staff', forename: 'Unallocated' }
    return { team, key, gradeCode: gradeCodes[kind], kind, ...(kind === 'unallocated' ? nobody : named) }
  })
}
