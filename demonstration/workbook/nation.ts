import { inventedName } from '../names.ts'
import { Random } from '../random.ts'
import { nationScale, type RegionPlan } from '../service/scale.ts'
import { teamsOf } from '../service/service.ts'
import { pseudoOfficerOf } from '../service/staff.ts'

/** How much of the nation a workbook holds: all twelve regions, or the first alone. */
export type Extent = 'nation' | 'region'

/** A team, with the units above it. */
export type Team = {
  readonly regionCode: string
  readonly regionName: string
  readonly pduCode: string
  readonly pduName: string
  readonly teamCode: string
  readonly teamName: string
  /** From 1 within its unit. The first holds the cases with no named officer, the last sits at court. */
  readonly place: number
  readonly last: boolean
}

export type Post = 'po' | 'pso' | 'trainee' | 'spo' | 'unallocated'

/** Who holds a post in a team. */
export type Officer = {
  readonly team: Team
  readonly key: string
  readonly surname: string
  readonly forename: string
  /** Code of the grade, as the extract writes it. */
  readonly gradeCode: string
  readonly post: Post
}

/** The code that the extract writes for a post. */
export const gradeCodes: Readonly<Record<Post, string>> = {
  po: 'NPSM',
  pso: 'NPSQ',
  trainee: 'NPSP',
  spo: 'NPSC',
  unallocated: '',
}
const posts: Readonly<Record<Exclude<Post, 'unallocated'>, number>> = { po: 45, pso: 38, trainee: 10, spo: 7 }

/** The teams of some regions, in order. */
export const teamsIn = (regions: readonly RegionPlan[]): readonly Team[] =>
  regions.flatMap(region =>
    region.pdus.flatMap(pdu =>
      teamsOf(pdu).map((team, index, all) => ({
        regionCode: region.code,
        regionName: region.name,
        pduCode: pdu.code,
        pduName: pdu.name,
        teamCode: team.code,
        teamName: team.name,
        place: index + 1,
        last: index === all.length - 1,
      })),
    ),
  )

/** The 1,080 teams of the nation, or the 90 of its first region. */
export const teamsOfExtent = (extent: Extent): readonly Team[] =>
  teamsIn(nationScale.regions.slice(0, extent === 'nation' ? undefined : 1))

/** The posts of a team: seven, seven, six by turns, 7,200 in the nation. */
export const officersOf = (team: Team, number: number, seed: number): readonly Officer[] => {
  const random = new Random(`workbook ${seed} ${team.teamCode}`)
  const size = number % 3 === 2 ? 6 : 7
  return Array.from({ length: size }, (_, index) => {
    if (index === 0 && team.place === 1) return nobodyIn(team)
    const post = random.weighted(posts)
    const key = `${team.teamCode}${String.fromCharCode(65 + index)}`
    return { team, key, ...inventedName(random), gradeCode: gradeCodes[post], post }
  })
}

/** The pseudo-officer under whom a team's people wait. */
export const nobodyIn = (team: Team): Officer => ({
  team,
  key: pseudoOfficerOf(team.teamCode),
  surname: 'Staff',
  forename: 'Unallocated',
  gradeCode: gradeCodes.unallocated,
  post: 'unallocated',
})
