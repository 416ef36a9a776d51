import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { Recording } from '../staff/facts.ts'
import { workforce } from '../tables.ts'
import type { PostRow } from './read-rows.ts'

/** What the spreadsheet changed of posts. */
export type PostChanges = { readonly added: number; readonly changed: number; readonly notInFile: number }

type KnownPost = {
  readonly post: number
  readonly position: string | null
  readonly team: string
  readonly grade: string
  readonly funded: boolean
  readonly practitioner: string | null
  readonly from_day: Day
}

/**
 * Writes how each post stands. A post that has no number yet is taken over by the first row of its team with the same holder, or of
 * the same grade and vacant too. Posts that the file does not name stay as they are.
 */
export const applyPosts = async (
  trx: Trx,
  rows: readonly PostRow[],
  file: number,
  recording: Recording,
): Promise<PostChanges> => {
  const known = await knownPosts(trx)
  const byPosition = new Map(known.flatMap(one => (one.position === null ? [] : [[one.position, one] as const])))
  const free = new Set(known.filter(({ position }) => position === null))
  let [added, changed] = [0, 0]
  for (const row of rows) {
    const before = byPosition.get(row.post) ?? takeOver(free, row)
    if (!before) {
      await putState(trx, await newPost(trx, row), row, row.since, file, recording)
      added += 1
    } else if (!standsSo(before, row)) {
      await changePost(trx, before, row, file, recording)
      changed += 1
    }
  }
  const teams = new Set(rows.map(({ team }) => team))
  const named = new Set(rows.map(({ post }) => post))
  const unnamed = known.filter(
    one => teams.has(one.team) && (one.position === null ? free.has(one) : !named.has(one.position)),
  )
  return { added, changed, notInFile: unnamed.length }
}

const knownPosts = async (trx: Trx): Promise<readonly KnownPost[]> =>
  workforce(trx)
    .selectFrom('workforce.post_history')
    .distinctOn('post')
    .select(['post', 'position', 'team', 'grade', 'funded', 'practitioner', 'from_day'])
    .orderBy('post')
    .orderBy('from_day', 'desc')
    .orderBy('id', 'desc')
    .execute()

const takeOver = (free: Set<KnownPost>, { team, grade, holder }: PostRow): KnownPost | undefined => {
  for (const one of free) {
    const fits = one.team === team && (holder === null ? one.grade === grade : true) && one.practitioner === holder
    if (!fits) continue
    free.delete(one)
    return one
  }
  return undefined
}

const standsSo = (before: KnownPost, row: PostRow): boolean =>
  before.position === row.post &&
  before.team === row.team &&
  before.grade === row.grade &&
  before.funded === row.funded &&
  before.practitioner === row.holder

const newPost = async (trx: Trx, { team, grade, holder, since }: PostRow): Promise<number> => {
  const { id } = await trx
    .insertInto('platform.post')
    .values({ team, grade, practitioner: holder, since })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const changePost = async (
  trx: Trx,
  before: KnownPost,
  row: PostRow,
  file: number,
  recording: Recording,
): Promise<void> => {
  // What platform.post said becomes the first state: from now on only states tell the history of this post.
  await sql`insert into workforce.post_state (post, team, grade, funded, practitioner, from_day, recorded_by, recorded_at)
    select p.id, p.team, p.grade, true, p.practitioner, p.since, ${recording.by}, ${recording.now} from platform.post p
    where p.id = ${before.post} and not exists (select from workforce.post_state s where s.post = p.id)`.execute(trx)
  // A day before the last change cannot come after it: the change is put right from its own day on.
  const from = row.since > before.from_day ? row.since : before.from_day
  await putState(trx, before.post, row, from, file, recording)
  await trx
    .updateTable('platform.post')
    .set({ team: row.team, grade: row.grade, practitioner: row.holder, since: from })
    .where('id', '=', before.post)
    .execute()
}

const putState = async (
  trx: Trx,
  post: number,
  { post: position, team, grade, funded, holder }: PostRow,
  from_day: Day,
  file: number,
  { by, now }: Recording,
): Promise<void> => {
  await workforce(trx)
    .insertInto('workforce.post_state')
    .values({
      post,
      position,
      team,
      grade,
      funded,
      practitioner: holder,
      from_day,
      import: file,
      recorded_by: by,
      recorded_at: now,
    })
    .execute()
}
