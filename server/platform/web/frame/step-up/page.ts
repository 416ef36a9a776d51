import { z } from 'zod'
import { render } from '../../answers.ts'
import type { Page } from '../../page.ts'
import { LocalPath } from '../sign-in/local-path.ts'

export const StepUpParams = z.object({ to: LocalPath })
export type StepUpParams = z.output<typeof StepUpParams>

/** Asks a signed-in person to prove again that it is they, before an act that needs it. */
export const stepUpPage: Page<StepUpParams> = async ({ params, form }) =>
  render('platform/web/frame/step-up/template.njk', {
    title: 'Confirm that it is you',
    heading: 'Confirm that it is you',
    to: form.values.to ?? params.to,
  })
