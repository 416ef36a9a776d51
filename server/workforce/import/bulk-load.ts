import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Field = string | number | boolean | null | ArrayLike<number>

/** A table of this room and its columns beside the constant ones. */
export type BulkTable = { readonly name: string; readonly columns: readonly string[] }

/** The import or the result that rows belong to: a column that all of them have, and its value. */
export type Owner = { readonly column: 'import' | 'result'; readonly value: number }

/** Takes rows; they reach their table in the order of the calls. */
export type BulkLoad = {
  readonly write: (table: BulkTable, rows: readonly (readonly Field[])[]) => Promise<void>
}

type Open = { readonly table: BulkTable; readonly stream: Writable; failure: Error | undefined }

/**
 * Loads rows with COPY while `work` runs; they are in their tables when this returns, and until then nothing else may use the
 * connection. PostgreSQL refuses COPY into a table under row-level security, so rows go to a temporary table first.
 */
export const bulkLoad = async <T>(
  connection: ClientBase,
  owner: Owner,
  work: (load: BulkLoad) => Promise<T>,
): Promise<T> => {
  let open: Open | undefined
  const end = async (): Promise<void> => {
    if (!open) return
    const ending = open
    open = undefined
    await endCopy(connection, owner, ending)
  }
  const write: BulkLoad['write'] = async (table, rows) => {
    if (rows.length === 0) return
    if (open?.table !== table) {
      await end()
      open = await beginCopy(connection, table)
    }
    if (open.failure) throw open.failure
    if (!open.stream.write(rows.map(copyLine).join(''))) await once(open.stream, 'drain')
  }
  try {
    const answer = await work({ write })
    await end()
    return answer
  } catch (error) {
    if (open) await breakOff(open)
    throw error
  }
}

const beginCopy = async (connection: ClientBase, table: BulkTable): Promise<Open> => {
  const columns = table.columns.map(quoted).join(', ')
  await connection.query(
    `create temp table ${table.name} on commit drop as select ${columns} from workforce.${table.name} with no data`,
  )
  const stream = connection.query(copyFrom(`copy pg_temp.${table.name} (${columns}) from stdin`))
  const opened: Open = { table, stream, failure: undefined }
  stream.on('error', error => {
    opened.failure = error
  })
  return opened
}

const endCopy = async (connection: ClientBase, owner: Owner, { table, stream, failure }: Open): Promise<void> => {
  if (failure) throw failure
  stream.end()
  await finished(stream)
  const columns = table.columns.map(quoted).join(', ')
  await connection.query(
    `insert into workforce.${table.name} (${owner.column}, ${columns})
     select ${Math.trunc(owner.value)}, ${columns} from pg_temp.${table.name}`,
  )
  await connection.query(`drop table pg_temp.${table.name}`)
}

/** A COPY that is left open holds the connection for ever: not even the rollback would get through. */
const breakOff = async ({ stream, failure }: Open): Promise<void> => {
  if (failure) return
  // The server answers with an error, which is what was asked for; then the stream closes.
  const closed = new Promise(resolve => stream.once('close', resolve))
  stream.destroy()
  await closed
}

const quoted = (column: string): string => `"${column}"`

/** One line of COPY's text format. */
export const copyLine = (fields: readonly Field[]): string => `${fields.map(copyField).join('\t')}\n`

const copyField = (field: Field): string => {
  if (field === null) return '\\N'
  if (typeof field === 'string') return copyText(field)
  if (typeof field === 'object') return `{${Array.prototype.join.call(field, ',')}}`
  return String(field)
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const copyText = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r]/g, character => escapes[character] ?? character) : text
