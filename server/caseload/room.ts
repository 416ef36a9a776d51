import type { Room } from '#platform/web/room.ts'
import { accessPanels } from './access/home-panels.ts'
import { DESTROY_KEYS } from './erasure/decide-erasure.ts'
import { finishErasures } from './erasure/finish-erasures.ts'
import { home } from './pages/home/handler.ts'
import { can } from './permissions.ts'
import { homePanels } from './queries/home-panels.ts'
import { routes } from './routes.ts'
import { RECALCULATE_TIERS, recalculateTiers } from './tiering/recalculate.ts'

/** The record of each person on probation. */
export const room: Room = {
  name: 'caseload',
  routes,
  homePanels: async request => [...(await accessPanels(request)), ...(await homePanels(request))],
  home,
  tasks: ({ system }) => ({
    [DESTROY_KEYS]: async () => void (await finishErasures(system)),
    [RECALCULATE_TIERS]: async () => void (await recalculateTiers(system, new Date())),
  }),
  everyDay: [RECALCULATE_TIERS],
  navigation: [
    {
      text: 'People',
      href: '/people',
      permission: can.seePeople,
      about: 'Open a record, add to it, correct it. Nothing is ever overwritten.',
    },
    {
      text: 'Emergency access',
      href: '/emergency-access',
      permission: can.seeEmergencies,
      about: 'Open a record in an emergency, and see which were opened, by whom and why.',
    },
    {
      text: 'Who opened',
      href: '/openings',
      permission: can.findOpenings,
      about: 'Who opened a record, when, by which right and for what purpose.',
    },
    {
      text: 'Ledger',
      href: '/ledger',
      permission: can.seeLedger,
      about: 'The signed log that shows whether any record was changed.',
    },
    {
      text: 'Erased records',
      href: '/erasures',
      permission: can.seeErasures,
      about: 'Which records nobody can read any more, on what ground, and who decided.',
    },
  ],
}
