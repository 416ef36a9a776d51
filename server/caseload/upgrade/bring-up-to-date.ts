import type { Db } from '#platform/database/tables.ts'
import { countText } from '#platform/web/numbers.ts'
import { finishErasures } from '../erasure/finish-erasures.ts'
import { refoldPeople } from './refold-people.ts'
import { sealOldEntries } from './seal-old-entries.ts'

/**
 * What SQL cannot migrate, because keys and rules live outside the database: seals old entries, makes rows of people again that an
 * older version made, finishes erasures. Does nothing when nothing is to be done; goes on where it was interrupted.
 *
 * @param say tells the person at the keyboard what is happening
 */
export const bringUpToDate = async (db: Db, say: (line: string) => void): Promise<void> => {
  await sealOldEntries(db, sealed => say(`Sealed ${countText(sealed)} entries`))
  await refoldPeople(db, people => say(`Made ${countText(people)} people's records again from their entries`))
  const { destroyed, broughtBack } = await finishErasures(db)
  if (destroyed > 0) say(`Destroyed the keys of ${countText(destroyed)} erased records`)
  if (broughtBack > 0) {
    say(`Removed ${countText(broughtBack)} erased records that an older copy of the database had brought back`)
  }
}
