import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { render } from '../../answers.ts'
import type { Page } from '../../page.ts'
import type { HomePanel, Room } from '../../room.ts'
import { presentHome } from './presenter.ts'

const panelsOf = async (
  rooms: readonly Room[],
  request: { trx: Trx; actor: Actor; now: Date },
): Promise<HomePanel[]> => {
  const panels: HomePanel[] = []
  // One after the other: they share the transaction's one connection.
  for (const room of rooms) panels.push(...((await room.homePanels?.(request)) ?? []))
  return panels
}

const unitName = async (trx: Trx, code: string | null): Promise<string | undefined> => {
  if (code === null) return undefined
  const unit = await trx.selectFrom('platform.unit').select('name').where('code', '=', code).executeTakeFirst()
  return unit?.name
}

/** The home page: what this person can do here, and what the rooms have to say to them today. */
export const homePage =
  (rooms: readonly Room[]): Page<object> =>
  async ({ trx, actor, now }) => {
    const panels = await panelsOf(rooms, { trx, actor, now })
    const unit = await unitName(trx, actor.unit)
    const navigation = rooms.flatMap(room => room.navigation ?? [])
    return render('platform/web/frame/home/template.njk', presentHome({ actor, unit, panels, navigation }))
  }
