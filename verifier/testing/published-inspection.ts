import { randomUUID } from 'node:crypto'
import { sha256, toHex, utf8 } from '@candour/ledger'
import { frameworkOf, rateInspection } from '@candour/rating'
import { drawFrom, freezePopulation } from '@candour/sampling'
import type { Drawing, Freezing, Opening, Publishing } from '../bundle/disclosed.ts'
import type { InspectionDocument } from '../bundle/document.ts'
import { digestOfDraw } from '../bundle/draw-again.ts'
import { entryTypes, leafOf } from '../bundle/envelope.ts'
import { nextReplacement, sampleAfter } from '../bundle/sample.ts'
import { commitmentTo, seedOf } from '../bundle/seed.ts'
import { bundleFiles, filesBeforePublishing, publishingOf } from '../bundle/write-bundle.ts'
import { MemoryLog, type Written } from './memory-log.ts'

const contributions = { inspectorate: utf8('inspectorate: dice 4 2 6'), service: sha256(utf8('service')) }
const days = { from: '2026-10-05', to: '2026-10-16' }
const strataFields = ['sex', 'disposal', 'risk']

type Terms = {
  readonly log?: MemoryLog
  readonly population?: number
  /** What happens in the record between the announcement and the draw. */
  readonly afterAnnouncement?: (log: MemoryLog, cases: readonly Written[]) => void
  /** Changes what is published, before it is sealed. */
  readonly alter?: (document: InspectionDocument) => InspectionDocument
}

/** A published inspection of 20 cases in a log of its own, from the opening to the bundle, as the service makes one. */
export const publishedInspection = ({
  log = new MemoryLog(),
  population = 20,
  afterAnnouncement,
  alter,
}: Terms = {}) => {
  const id = randomUUID()
  const act = (type: string, payload: unknown, recorded: string): Written =>
    log.write({ stream: id, type, payload, recorded })

  const cases = Array.from({ length: population }, () =>
    log.write({ stream: randomUUID(), type: 'person-registered', payload: {} }),
  )
  const framework = frameworkOf('PDU-2023')
  const opening: Opening = {
    unit: 'HAR',
    framework: { id: framework.id, version: framework.version },
    notice: { kind: 'announced', days: 28 },
    fieldwork: days,
    cohort: { from: '2026-03-01', to: '2026-04-30' },
    sampleRule: { confidence: null, margin: null, fixed: 6 },
    commitments: {
      inspectorate: commitmentTo(contributions.inspectorate),
      service: commitmentTo(contributions.service),
    },
  }
  const open = act(entryTypes.open, opening, '2026-09-07T09:00:00.000Z')

  const frozen = freezePopulation(
    cases.map(({ envelope }, i) => ({
      id: envelope.stream,
      strata: { sex: i % 4 === 0 ? 'female' : 'male', disposal: i % 3 === 0 ? 'custody' : 'community', risk: 'medium' },
    })),
  )
  const freezing: Freezing = { populationRoot: frozen.root, populationSize: population, sampleSize: 6, strataFields }
  const freeze = act(entryTypes.freeze, freezing, '2026-09-07T10:00:00.000Z')
  const size = log.tree.size
  const announced = log.checkpoint()

  afterAnnouncement?.(log, cases)
  const seed = seedOf(contributions)
  const drawn = drawFrom(frozen, { size: 6, seed, strataFields })
  const shown = { inspectorate: toHex(contributions.inspectorate), service: toHex(contributions.service) }
  const drawing: Drawing = {
    announced: { size, root: toHex(log.tree.root(size)) },
    contributions: shown,
    seed,
    draw: digestOfDraw(drawn),
  }
  const draw = act(entryTypes.draw, drawing, '2026-09-07T10:05:00.000Z')
  const out = drawn.draw[0]?.id ?? ''
  const replacements = [{ out, in: nextReplacement(drawn, out, new Set())?.id ?? '', reason: 'restricted' }]

  const { sample } = sampleAfter(drawn, replacements)
  const questions = framework.standards.flatMap(standard => standard.questions.map(question => question.code))
  const answers = sample.map((about, i) => ({
    case: about,
    answers: Object.fromEntries(questions.map((code, q) => [code, (i + q) % 3 === 0 ? 'no' : 'yes'] as const)),
  }))
  const judged = { rating: 'Requires improvement', reasons: 'The plan is known, and few posts are filled.' } as const
  const domainOne = { 'P1.1': judged, 'P1.2': judged, 'P1.3': judged }
  const whole: InspectionDocument = {
    v: 1,
    inspection: id,
    unit: { code: 'HAR', name: 'Harbour' },
    framework: JSON.parse(JSON.stringify(framework)),
    notice: opening.notice,
    fieldwork: days,
    cohort: opening.cohort,
    announced: { size, at: freeze.envelope.recorded },
    population: { root: frozen.root, items: frozen.items, excluded: [] },
    seed: { commitments: opening.commitments, contributions: shown, seed },
    sample: { rule: opening.sampleRule, size: 6, strataFields },
    draw: drawn,
    replacements,
    answers,
    domainOne,
    rating: JSON.parse(JSON.stringify(rateInspection({ framework, answers, domainOne, populationSize: population }))),
    recommendations: [{ to: 'region', text: 'Fill the vacant posts.' }],
    conditions: { unknown: 'not recorded' },
    entries: {
      open: { envelope: open.envelope, payload: opening, salt: open.salt },
      freeze: { envelope: freeze.envelope, payload: freezing, salt: freeze.salt },
      draw: { envelope: draw.envelope, payload: drawing, salt: draw.salt },
    },
  }
  return sealed(log, { document: alter?.(whole) ?? whole, announced, open, freeze, draw })
}

type Unsealed = {
  readonly document: InspectionDocument
  readonly announced: string
  readonly open: Written
  readonly freeze: Written
  readonly draw: Written
}

const sealed = (log: MemoryLog, { document, announced, open, freeze, draw }: Unsealed) => {
  const { size } = document.announced
  const range = log.range(size)
  const before = filesBeforePublishing({
    document,
    announced,
    policy: log.policy,
    open: log.inclusion(open.index, size),
    freeze: log.inclusion(freeze.index, size),
  })
  const payload: Publishing = publishingOf(before, range)
  const recorded = '2026-12-01T09:00:00.000Z'
  const publish = log.write({ stream: document.inspection, type: entryTypes.publish, payload, recorded })
  const end = log.tree.size
  const files = bundleFiles({
    before,
    document,
    publishing: { entry: publish.envelope.entry, payload, salt: publish.salt },
    published: { note: log.checkpoint(), size: end },
    range,
    leaves: log.since(size).map(({ envelope }) => ({ hash: toHex(leafOf(envelope)), envelope })),
    draw: log.inclusion(draw.index, end),
    publish: log.inclusion(publish.index, end),
  })
  return { files, document, log }
}
