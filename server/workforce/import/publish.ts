import { randomUUID } from 'node:crypto'
import type { SupportContact } from '@candour/workload'
import { contactPoints } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { appendLeaf, openStream } from '#platform/ledger/append.ts'
import { resultDigest } from '../figures/digest.ts'
import type { Rules } from '../figures/officer-figure.ts'
import { figureOf } from '../figures/officer-figure.ts'
import type { PlacedUnit } from '../figures/unit-figures.ts'
import { unitFigures } from '../figures/unit-figures.ts'
import { hoursOn } from '../hours/hours-on.ts'
import { workforce } from '../tables.ts'
import type { WorkbookSummary } from '../workbook/rows.ts'
import type { BulkLoad, Owner } from './bulk-load.ts'
import { missingOfficers } from './missing-officers.ts'
import { type Post, postKey } from './posts.ts'
import type { Published } from './report.ts'
import { type NamedLine, storeFigures, storePosts } from './store-figures.ts'

/** A workbook that has been read whole and placed in the organisation. */
export type ReadFile = {
  readonly import: number
  readonly summary: WorkbookSummary
  readonly day: Day
  readonly posts: readonly Post[]
  readonly contacts: readonly SupportContact[]
  readonly units: ReadonlyMap<string, PlacedUnit>
  readonly rules: Rules
  readonly now: Date
}

/** Loads rows into tables whose rows belong to an import or a result. */
export type Load = (owner: Owner, work: (load: BulkLoad) => Promise<void>) => Promise<void>

/**
 * Turns a file into a result: every officer's figures, the sums of every unit, and the entry in the ledger. Nobody sees any
 * of it before the transaction commits.
 */
export const publishResult = async (trx: Trx, load: Load, file: ReadFile): Promise<Published> => {
  const { day, rules } = file
  const hours = await hoursOn(trx, day, rules)
  const missing = await missingOfficers(trx, { posts: file.posts, day, hours, rules })
  const lines: readonly NamedLine[] = [...linesOfFile(file, hours), ...missing]
  const units = unitFigures(lines, file.units, rules)
  const result = {
    extract_day: day,
    rule_set: rules.ruleSet.stamp.id,
    rule_set_version: rules.ruleSet.stamp.version,
    profile: rules.profile.name,
    officers: lines.filter(({ figure }) => figure.named).length,
    unknown: lines.filter(({ figure }) => figure.named && figure.percent === null).length,
    digest: resultDigest(lines),
  }
  const { id } = await workforce(trx)
    .insertInto('workforce.result_set')
    .values({ ...result, import: file.import, published_at: file.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await load({ column: 'import', value: file.import }, into => storePosts(into, file.posts))
  await load({ column: 'result', value: id }, into => storeFigures(into, lines, units, file.units, hours))
  const published: Published = {
    result: id,
    extractDay: day,
    officers: result.officers,
    unknownOfficers: result.unknown,
    ruleSet: result.rule_set,
    ruleSetVersion: result.rule_set_version,
    digest: result.digest,
  }
  await enterInLedger(trx, file, published)
  return published
}

const linesOfFile = (file: ReadFile, hours: Awaited<ReturnType<typeof hoursOn>>): readonly NamedLine[] => {
  const { posts, contacts, day, rules } = file
  const inFile = new Set(posts.map(({ team, officer }) => postKey(team, officer)))
  const { points } = contactPoints(contacts, day, key => inFile.has(key), rules.ruleSet, rules.profile)
  return posts.map(post => {
    const { team, officer } = post
    const net = points.get(postKey(team, officer)) ?? 0
    const figure = figureOf(post, hours.of(team, officer, post.gradeCode), net, rules)
    return { team, officer, post, figure, name: nameOf(post) }
  })
}

const nameOf = ({ forename, surname, officer }: Post): string => `${forename} ${surname}`.trim() || officer

const enterInLedger = async (trx: Trx, file: ReadFile, published: Published): Promise<void> => {
  const stream = await openStream(trx, 'workforce')
  const entry = randomUUID()
  const { seq, salt, payload, type } = await appendLeaf(trx, {
    stream,
    entry,
    type: 'workforce.import',
    recordedAt: file.now,
    happened: { from: file.day },
    payload: { file: file.summary.sha256, bytes: file.summary.bytes, rows: file.summary.rows, ...published },
  })
  await workforce(trx)
    .insertInto('workforce.entry')
    .values({ id: entry, stream: stream.id, seq, type, recorded_at: file.now, salt, payload, import: file.import })
    .execute()
}
