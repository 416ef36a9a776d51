import type { BrowserState, FirstStep } from '../../../session/browser-state.ts'

const MINUTE = 60_000
/** Whoever takes longer over the second step does the first again. */
const PATIENCE = 10 * MINUTE

/** Who has done the first step in this browser, not too long ago. */
export const firstStepOf = ({ firstStep }: BrowserState, now: Date): FirstStep | null =>
  firstStep && now.getTime() - firstStep.at < PATIENCE ? firstStep : null
