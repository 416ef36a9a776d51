import { frameworkOf } from '@candour/rating'
import {
  answerCase,
  assignInspector,
  drawSample,
  freeze,
  judge,
  openInspection,
  proposePublication,
  publish,
  releaseDraft,
  sampleOf,
  storeBundle,
} from '#inspection'
import type { Actor } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import { publishCheckpoint } from '#platform/ledger/checkpoint.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import type { LogKey } from '#platform/ledger/keys.ts'
import type { Command } from '#platform/web/page.ts'
import { Random } from './random.ts'

type Answer = 'yes' | 'no' | 'na'
type Domain = Parameters<typeof judge>[0]['input']['judgements']

/** Runs the acts of an inspection as the people of the demonstration, at the times of its history. */
export type Fieldwork = {
  readonly act: <Input>(username: string, command: Command<Input>, input: Input, at: string) => Promise<string>
  /** The account id behind a username. */
  readonly account: (username: string) => Promise<number>
  readonly sign: (at: string) => Promise<void>
  readonly sample: (inspection: string) => Promise<readonly string[]>
  /** Whoever reads of the publication can take its proof home at once. */
  readonly bundle: (inspection: string) => Promise<unknown>
}

/** Ready to act on a database in which the accounts exist. */
export const fieldwork = (databases: Databases, key: LogKey): Fieldwork => {
  const actors = new Map<string, Actor>()
  const actorNamed = async (username: string): Promise<Actor> => {
    const known = actors.get(username)
    if (known) return known
    const actor = await openSession(databases.system, username, new Date(Date.now() + 3_600_000))
    if (!actor) throw new Error(`The demonstration has no account ${username}`)
    actors.set(username, actor)
    return actor
  }
  return {
    act: async (username, command, input, at) => {
      const actor = await actorNamed(username)
      const answer = await asActor(databases, actor, trx => command({ trx, actor, input, now: new Date(at) }))
      if (answer.kind === 'done') return answer.to
      throw new Error(`The demonstration's inspection was refused: ${JSON.stringify(answer)}`)
    },
    account: async username => (await actorNamed(username)).accountId ?? 0,
    sign: async at => {
      await integrateAll(databases.system)
      await publishCheckpoint(databases.system, key, new Date(at))
    },
    sample: async inspection => asActor(databases, await actorNamed('lead'), trx => sampleOf(trx, inspection)),
    bundle: inspection => storeBundle(databases.system, inspection),
  }
}

type Opening = {
  readonly unit: string
  readonly opened: string
  readonly announced: string
  readonly signed: string
  readonly drawn: string
}

const terms = {
  noticeKind: 'announced' as const,
  noticeDays: 28,
  words: '',
  fixedSize: null,
}

/** Opens, announces and draws; the record stands as at the announcement. Returns the inspection's id. */
export const openAndDraw = async (
  { act, sign, account }: Fieldwork,
  { unit, opened, announced, signed, drawn }: Opening,
  dates: {
    readonly fieldworkFrom: string
    readonly fieldworkTo: string
    readonly cohortFrom: string
    readonly cohortTo: string
  },
): Promise<string> => {
  const to = await act('lead', openInspection, { ...terms, ...dates, unit }, opened)
  const id = to.split('/').at(-1) ?? ''
  await act('lead', assignInspector, { id, account: await account('inspector') }, opened)
  await act('lead', freeze, { id }, announced)
  await sign(signed)
  await act('lead', drawSample, { id }, drawn)
  return id
}

/** Shares of yes by the last letter of a question: engaging, desistance, keeping people safe. */
export type Quality = Readonly<Record<'a' | 'b' | 'c', number>>

const questions = frameworkOf('PDU-2023').standards.flatMap(standard =>
  standard.questions.map(question => question.code),
)

const answerTo = (random: Random, question: string, quality: Quality): Answer => {
  if (random.chance(0.05)) return 'na'
  const letter = question.at(-1) as keyof Quality
  return random.chance(quality[letter]) ? 'yes' : 'no'
}

const evidence: Readonly<Record<Answer, readonly string[]>> = {
  yes: ['Seen in the assessment and borne out by the contacts.', 'The person says the same; the plan follows from it.'],
  no: [
    'Nothing recorded that answers this.',
    'Known to the police, not asked; the enquiry stands open.',
    'Written before the change in circumstances and not looked at again.',
  ],
  na: ['Does not apply at this stage of the sentence.'],
}

/** Assesses a share of the sampled cases. */
export const assess = async (
  { act, sample }: Fieldwork,
  id: string,
  share: number,
  quality: Quality,
  at: string,
): Promise<void> => {
  const cases = await sample(id)
  for (const one of cases.slice(0, Math.ceil(cases.length * share))) {
    const random = new Random(`assessment ${one}`)
    const answers = questions.map(question => {
      const answer = answerTo(random, question, quality)
      return { question, answer, evidence: random.pick(evidence[answer]) }
    })
    await act('inspector', answerCase, { id, case: one, answers }, at)
  }
}

/** Rates domain one, and gives the draft to the head of the inspected unit. */
export const release = async (
  { act, account }: Fieldwork,
  id: string,
  judgements: Domain,
  to: { readonly reader: string; readonly at: string },
): Promise<void> => {
  await act('lead', judge, { id, judgements }, to.at)
  await act('lead', releaseDraft, { id, reader: [await account(to.reader)] }, to.at)
}

/** Rates domain one, publishes, and puts the bundle together. */
export const conclude = async (
  { act, sign, bundle }: Fieldwork,
  id: string,
  judgements: Domain,
  recommendations: Parameters<typeof proposePublication>[0]['input']['recommendations'],
  at: { readonly judged: string; readonly proposed: string; readonly published: string; readonly signed: string },
): Promise<void> => {
  await act('lead', judge, { id, judgements }, at.judged)
  await act('lead', proposePublication, { id, recommendations }, at.proposed)
  await act('quality', publish, { id }, at.published)
  await sign(at.signed)
  await bundle(id)
}
