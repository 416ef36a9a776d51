import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { render } from '../../answers.ts'
import type { Page } from '../../page.ts'
import type { HomePanel, Room } from '../../room.ts'
import { countChanges } from '../accounts/changes.ts'
import { accountPanels } from '../accounts/presenter.ts'
import { accountsItem } from '../accounts/rows.ts'
import { placesFor, presentHome } from './presenter.ts'

const WEEK = 7 * 24 * 3_600_000

/** What the shell itself has to say: changes of accounts, to those who decide or watch them. */
const ownPanels = async ({ trx, actor, now }: { trx: Trx; actor: Actor; now: Date }): Promise<readonly HomePanel[]> =>
  actor.role === 'administrator' || actor.role === 'auditor'
    ? accountPanels(actor, await countChanges(trx, new Date(now.getTime() - WEEK)))
    : []

const panelsOf = async (
  rooms: readonly Room[],
  request: { trx: Trx; actor: Actor; now: Date },
): Promise<HomePanel[]> => {
  const panels: HomePanel[] = [...(await ownPanels(request))]
  // One after the other: they share the transaction's one connection.
  for (const room of rooms) panels.push(...((await room.homePanels?.(request)) ?? []))
  return panels
}

const unitName = async (trx: Trx, code: string | null): Promise<string | undefined> => {
  if (code === null) return undefined
  const unit = await trx.selectFrom('platform.unit').select('name').where('code', '=', code).executeTakeFirst()
  return unit?.name
}

/** The home page: that of the room which knows this person's day, else what they can do here and what the rooms say today. */
export const homePage =
  (rooms: readonly Room[]): Page<object> =>
  async ({ trx, actor, now }) => {
    const panels = await panelsOf(rooms, { trx, actor, now })
    const places = placesFor(actor, [...rooms.flatMap(room => room.navigation ?? []), accountsItem])
    for (const room of rooms) {
      const own = await room.home?.({ trx, actor, now, panels, places })
      if (own) return own
    }
    const unit = await unitName(trx, actor.unit)
    return render('platform/web/frame/home/template.njk', presentHome({ actor, unit, panels, places }))
  }
