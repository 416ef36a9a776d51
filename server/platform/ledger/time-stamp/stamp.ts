import { noteText, utf8 } from '@candour/ledger'
import type { Db } from '../../database/tables.ts'
import { latestCheckpoint } from '../log.ts'
import type { TimeStampAuthority } from './authority.ts'
import { requestStamp } from './request.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Has the newest checkpoint stamped when a day has passed since the last stamp, or at once when somebody asked. What is stamped
 * is the text of the note, which every signature and cosignature covers.
 *
 * @throws Error when the authority gives no stamp that holds
 */
export const stampWhenDue = async (
  db: Db,
  authority: TimeStampAuthority,
  { asked, now }: { readonly asked: boolean; readonly now: Date },
): Promise<void> => {
  const checkpoint = await db.transaction().execute(latestCheckpoint)
  if (!checkpoint) return
  const last = await db
    .selectFrom('ledger.stamp')
    .select(['size', 'received_at'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  const due = asked || !last || now.getTime() - last.received_at.getTime() >= DAY_MS
  if (!due || last?.size === checkpoint.size) return
  const { token, at, authority: name } = await requestStamp(authority, utf8(noteText(checkpoint.note)))
  await db
    .insertInto('ledger.stamp')
    .values({ size: checkpoint.size, token, stamped_at: at, authority: name, received_at: now })
    .onConflict(conflict => conflict.column('size').doNothing())
    .execute()
}
