import { appendEntries } from '#caseload'
import type { Databases } from '#platform/database/databases.ts'
import { accountsFor, writeAccounts } from '../demonstration/accounts.ts'
import { writeOrganisation } from '../demonstration/organisation.ts'
import type { Scale } from '../demonstration/service/scale.ts'
import { type DemonstrationPdu, entriesOf, generatePdu } from '../demonstration/service/service.ts'

/**
 * A service small enough to be written in a second or two: a unit where nobody holds a third of the cases, and one that
 * works well. Drawn from the demonstration's own generator, so that journeys walk through what `npm start` shows.
 */
export const smallScale: Scale = {
  name: 'demonstration',
  contactEvery: 90,
  regions: [
    {
      code: 'E01',
      name: 'Eastmere',
      pdus: [
        {
          code: 'E01A',
          name: 'Harrowgate Quays',
          condition: 'struggling',
          teams: 2,
          posts: 28,
          people: 100,
          unallocated: 34,
        },
        {
          code: 'E01B',
          name: 'Larkfield and Tove',
          condition: 'well',
          teams: 2,
          posts: 22,
          people: 60,
          unallocated: 0,
        },
      ],
    },
  ],
}

export type SmallService = {
  readonly region: { readonly code: string; readonly name: string }
  readonly struggling: DemonstrationPdu
  readonly well: DemonstrationPdu
}

/** The staff and people of the small service; always the same. */
export const smallService = (): SmallService => {
  const [region] = smallScale.regions
  const [first, second] = region?.pdus ?? []
  if (!region || !first || !second) throw new Error('The small service has one region of two units')
  return {
    region: { code: region.code, name: region.name },
    struggling: generatePdu(first, 0, 1000),
    well: generatePdu(second, 0, 1000 + first.people),
  }
}

/** Writes the organisation, an account for each role and the record into an empty database. Numbering it is the sequencer's work. */
export const writeSmallService = async (
  { system }: Databases,
  { region, struggling, well }: SmallService,
): Promise<void> => {
  const pdus = [struggling, well]
  await system.transaction().execute(async trx => {
    await writeOrganisation(trx, smallScale, pdus)
    await writeAccounts(trx, accountsFor(struggling, region.code))
    for (const pdu of pdus) await appendEntries(trx, [...entriesOf(pdu, smallScale)].flat())
  })
}
