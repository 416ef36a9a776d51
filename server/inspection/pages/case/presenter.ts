import type { Framework, Question } from '@candour/rating'
import type { Selectable } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { FormState } from '#platform/web/answers.ts'
import { instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { replacementReasons } from '../../forms.ts'
import { can } from '../../permissions.ts'
import type { DrawnInspection } from '../../queries/inspection.ts'
import type { JudgedWork } from '../../queries/work.ts'
import type { AnswerTable, DrawnCaseTable } from '../../tables.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'
import { caseName, stratumText } from '../words.ts'
import { judgesText, type WorkView, workView } from './work-words.ts'

type Answer = Selectable<AnswerTable>

export type CaseFacts = {
  readonly inspection: DrawnInspection
  readonly actor: Actor
  readonly drawn: Selectable<DrawnCaseTable>
  /** Cases of the same stratum that can replace this one. */
  readonly waiting: number
  readonly answers: readonly Answer[]
  readonly framework: Framework
  readonly form: FormState
  readonly work: JudgedWork
  /** Names of those whose work each answer judges, by question. */
  readonly credited: ReadonlyMap<string, readonly string[]>
  readonly holder: { readonly code: string; readonly name: string } | null
}

type QuestionView = {
  readonly code: string
  readonly legend: string
  /** What to look for, a sentence each. */
  readonly prompts: string
  readonly items: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[]
  readonly evidence: string
  readonly evidenceLabel: string
  readonly by: string
}

type CaseView = InspectionFrame & {
  readonly stratum: string
  readonly recordHref: string
  readonly open: boolean
  readonly action: string
  readonly standards: readonly {
    readonly heading: string
    readonly work: WorkView
    readonly questions: readonly QuestionView[]
  }[]
  readonly replace: { readonly says: string; readonly action: string; readonly reasons: readonly object[] } | null
}

const choices = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'na', text: 'Not applicable' },
]

/** Every word of the assessment of one case. */
export const presentCase = (facts: CaseFacts): CaseView => {
  const { inspection, actor, drawn, waiting, framework, work, holder } = facts
  const path = `/inspections/${inspection.id}/sample`
  const frame = inspectionFrame(inspection, actor, 'sample', `Case ${caseName(drawn.case)}`)
  const open = inspection.stage === 'drawn'
  return {
    ...frame,
    breadcrumbs: [...(frame.breadcrumbs ?? []), { text: 'Sample', href: path }],
    stratum: stratumText(drawn.stratum.split('\u001f')),
    recordHref: `/people/${drawn.case}`,
    open,
    action: `${path}/${drawn.case}`,
    standards: framework.standards
      .filter(standard => standard.basis === 'cases')
      .map(({ code, name, questions }) => ({
        heading: `${code} ${name}`,
        work: workView(work.get(code) ?? [], holder),
        questions: questions.map(question => presentQuestion(question, facts)),
      })),
    replace:
      open && can.lead.roles.includes(actor.role)
        ? {
            says:
              waiting === 0
                ? 'Every case of this stratum is in the sample already: none is left to replace it.'
                : `The next in rank of the same stratum takes its place. You cannot choose which. ${countedText(waiting, 'case is', 'cases are')} left.`,
            action: `${path}/${drawn.case}/replace`,
            reasons: waiting === 0 ? [] : Object.entries(replacementReasons).map(([value, text]) => ({ value, text })),
          }
        : null,
  }
}

const presentQuestion = (question: Question, { answers, form, credited }: CaseFacts): QuestionView => {
  const { code } = question
  const answer = answers.find(one => one.question === code)
  const typed = form.values[`answer-${code}`] ?? answer?.answer ?? ''
  return {
    code,
    legend: `${code} ${question.text}`,
    prompts: question.prompts.map(prompt => `${prompt}.`).join(' '),
    items: choices.map(choice => ({ ...choice, checked: choice.value === typed })),
    evidence: String(form.values[`evidence-${code}`] ?? answer?.evidence ?? ''),
    evidenceLabel: `Evidence for ${code}`,
    by: answer
      ? `Answered by ${answer.answered_by}, ${instantText(answer.answered_at)}. ${judgesText(credited.get(code) ?? [])}`
      : '',
  }
}
