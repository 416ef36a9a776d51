import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { FormState } from '#platform/web/answers.ts'

const sentId = z.uuid()

/** The id under which an open form is done at most once: its own again after a refusal, else a new one. */
export const formIdOf = ({ values }: FormState): string => {
  const sent = sentId.safeParse(values.formId)
  return sent.success ? sent.data : randomUUID()
}
