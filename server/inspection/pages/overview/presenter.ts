import { frameworkOf } from '@candour/rating'
import type { Actor } from '#platform/access/actor.ts'
import type { Checkpoint } from '#platform/ledger/log.ts'
import { instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { can } from '../../permissions.ts'
import type { Inspection } from '../../queries/inspection.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'
import { daysText, hashText, noticeText, ruleText } from '../words.ts'

export type OverviewFacts = {
  readonly inspection: Inspection
  readonly announced: Checkpoint | undefined
  readonly actor: Actor
}

type Row = {
  readonly key: { readonly text: string }
  readonly value: { readonly text: string; readonly classes?: string }
}
type Step = {
  readonly says: string
  readonly button: { readonly text: string; readonly action: string } | null
  readonly link: { readonly text: string; readonly href: string } | null
  /** Whether the next step opens by itself within seconds, so that the page looks again. */
  readonly soon: boolean
}

type OverviewView = InspectionFrame & {
  readonly next: Step
  readonly terms: readonly Row[]
  readonly bonds: readonly Row[]
}

const row = (key: string, text: string): Row => ({ key: { text: key }, value: { text } })
const hash = (key: string, bytes: Uint8Array): Row => ({
  key: { text: key },
  value: { text: hashText(bytes), classes: 'candour-code' },
})

/** Every word of the overview. */
export const presentOverview = (facts: OverviewFacts): OverviewView => {
  const { inspection, actor } = facts
  const { title } = frameworkOf(inspection.framework)
  return {
    ...inspectionFrame(inspection, actor, 'overview', inspection.unit_name),
    caption: 'Inspection',
    next: nextStep(facts),
    terms: [
      row('Notice', noticeText(inspection)),
      row('Fieldwork', daysText(inspection.fieldwork_from, inspection.fieldwork_to)),
      row('Cases that started', daysText(inspection.cohort_from, inspection.cohort_to)),
      row('Size of the sample', ruleText(inspection)),
      row('Standards', `${title} (${inspection.framework} ${inspection.framework_version})`),
      row('Opened', `${instantText(inspection.opened_at)} by ${inspection.lead}`),
      ...(inspection.frozen_at ? [row('Announced', instantText(inspection.frozen_at))] : []),
      ...(inspection.drawn_at ? [row('Drawn', instantText(inspection.drawn_at))] : []),
      ...(inspection.published_at ? [row('Published', instantText(inspection.published_at))] : []),
    ],
    bonds: bondsOf(facts),
  }
}

const bondsOf = ({ inspection, announced }: OverviewFacts): readonly Row[] => {
  const { population_root: root, population_size: size, sample_size: drawn, seed } = inspection
  return [
    hash("Commitment to the inspectorate's part of the seed", inspection.commitment_inspectorate),
    hash("Commitment to the service's part of the seed", inspection.commitment_service),
    ...(root ? [hash('Root of the frozen population', root)] : []),
    ...(size !== null && drawn !== null
      ? [row('Frozen', `${countedText(size, 'case')}, of which ${drawn} are drawn`)]
      : []),
    ...(announced
      ? [
          row('Entries in the log at the announcement', String(announced.size)),
          hash('Root of the log then', announced.root),
        ]
      : []),
    ...(seed ? [hash('Seed of the draw', seed)] : []),
  ]
}

const step = (says: string, more: Partial<Omit<Step, 'says'>> = {}): Step => ({
  says,
  button: null,
  link: null,
  soon: false,
  ...more,
})

const nextStep = ({ inspection, announced, actor }: OverviewFacts): Step => {
  const path = `/inspections/${inspection.id}`
  const leads = can.lead.roles.includes(actor.role)
  const inspects = can.inspect.roles.includes(actor.role)
  switch (inspection.stage) {
    case 'opened':
      return step(
        'Next: announce it. The cases that can be drawn are frozen, the state of the record is kept, and every entry after that is marked as one after the announcement.',
        { button: leads ? { text: 'Announce and freeze', action: `${path}/freeze` } : null },
      )
    case 'frozen':
      if (!inspects)
        return step('Your unit is being inspected. The sample is drawn next, by a seed that nobody can choose.')
      if (!announced)
        return step('Waiting for the log to sign the announcement. This takes a few seconds.', {
          link: { text: 'Look again', href: path },
          soon: true,
        })
      return step('Next: draw the sample. Both parts of the seed are revealed and can never be changed.', {
        button: leads ? { text: 'Reveal the seed and draw', action: `${path}/draw` } : null,
      })
    case 'drawn':
      if (!inspects)
        return step('The sample is drawn and inspectors are assessing it. The answers are published with the result.')
      return step('Next: assess every case of the sample and rate domain one.', {
        link: { text: 'Go to the sample', href: `${path}/sample` },
      })
    case 'published':
      return step('The result is published.', {
        link: { text: 'Read the result', href: `/published/${inspection.id}` },
      })
  }
}
