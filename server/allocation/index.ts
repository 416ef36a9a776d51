import type { Room } from '#platform/web/room.ts'
import { escalationPanels } from './escalation/home-panels.ts'
import { can as canAnswer } from './escalation/permissions.ts'
import { escalationTasks, LOOK_AGAIN } from './escalation/tasks.ts'
import { homePanels } from './home-panels.ts'
import { can } from './permissions.ts'
import { routes } from './routes.ts'
import { allocationTasks } from './tasks.ts'

export { loadAnswers } from './escalation/commands.ts'
export { lookAgainAs } from './escalation/look.ts'
export { escalationLooks } from './escalation/tasks.ts'
export { rulesHold } from './give/hold-rules.ts'
export { allocationHistory } from './history/projector.ts'
export { actDifferences, bringActsUpToDate } from './history/rebuild-acts.ts'
export { limitsHold } from './overload/hold-limits.ts'
export { limitsBroken } from './overload/limits-broken.ts'
export { recordOverload } from './overload/record-overload.ts'

/** Who takes which case, or a proof that nobody can and what is missing; an overload is a named person's decision. */
export const room: Room = {
  name: 'allocation',
  routes,
  navigation: [
    {
      text: 'Allocation',
      href: '/allocation',
      permission: can.seeQueue,
      about: 'Who waits for a named officer, for how long, at what risk, and who can take them.',
    },
    {
      text: 'Escalations',
      href: '/escalations',
      permission: canAnswer.seeEscalations,
      about: 'What is beyond its limit, whose turn it is and until when. What nobody answers climbs.',
    },
  ],
  homePanels: async request => [...(await escalationPanels(request)), ...(await homePanels(request))],
  tasks: databases => ({ ...allocationTasks(databases), ...escalationTasks(databases) }),
  everyDay: [LOOK_AGAIN],
}
