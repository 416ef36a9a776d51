import type { Room } from '#platform/web/room.ts'
import { can } from './permissions.ts'
import { homePanels } from './queries/home-panels.ts'
import { routes } from './routes.ts'
import { inspectionTasks } from './tasks.ts'

export { answerCase } from './commands/answer-case.ts'
export { assignInspector } from './commands/assign-inspector.ts'
export { drawSample } from './commands/draw.ts'
export { freeze } from './commands/freeze.ts'
export { judge } from './commands/judge.ts'
export { openInspection } from './commands/open-inspection.ts'
export { proposePublication } from './commands/propose-publication.ts'
export { publish } from './commands/publish.ts'
export { releaseDraft } from './commands/release-draft.ts'
export { replaceCase } from './commands/replace.ts'
export { allInspections, type Inspection } from './queries/inspection.ts'
export { sampledIds as sampleOf } from './queries/sample.ts'
export { storeBundle } from './record/stored-bundle.ts'

/** Freeze, draw, assess, rate, publish; a bundle that anyone can verify. */
export const room: Room = {
  name: 'inspection',
  routes,
  navigation: [
    {
      text: 'Inspections',
      href: '/inspections',
      permission: can.seeInspections,
      about: 'A sample nobody picked, a record nobody repainted, a score anyone can work out again.',
    },
    {
      text: 'Published',
      href: '/published',
      permission: can.seePublished,
      about: 'Published inspections, each with everything needed to prove it.',
    },
  ],
  homePanels,
  tasks: inspectionTasks,
}
