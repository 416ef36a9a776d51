import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import {
  formatVerifierKey,
  LedgerError,
  noteText,
  parseAddCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
} from '@candour/ledger'
import type { Command, ExitCode, Io } from '../command.ts'
import { BadInput } from '../command.ts'
import { makeWitnessKey, openWitness, type Witness } from '../witness/folder.ts'
import { witnessServer } from '../witness/serve.ts'

const usage = `candour witness init  --folder F --name NAME --log KEY     make a witness that trusts one log
       candour witness trust --folder F --log KEY                 trust another key: a log that has changed its key
       candour witness serve --folder F --port P [--host H]       cosign over HTTP
       candour witness sign  --folder F FILE                      cosign a file from /ledger/consistency, and print it`

const options = {
  folder: { type: 'string' },
  name: { type: 'string' },
  log: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
} as const

type Values = { readonly [Name in keyof typeof options]?: string | undefined }
type Asked = { readonly values: Values; readonly files: readonly string[] }

const need = (values: Values, name: keyof Values): string => {
  const value = values[name]
  if (value === undefined || value === '') throw new BadInput(`--${name} is missing: ${usage}`)
  return value
}

/** The name of the log that a key is of. @throws BadInput when it is no key */
const logOf = (key: string): string => {
  try {
    return parseVerifierKey(key).name
  } catch (error) {
    if (error instanceof LedgerError)
      throw new BadInput(`--log: ${error.message}; it is on the log's page, under its key`)
    throw error
  }
}

const withWitness = async <T>(values: Values, work: (witness: Witness) => Promise<T> | T): Promise<T> => {
  const witness = await openWitness(need(values, 'folder'))
  try {
    return await work(witness)
  } finally {
    witness.store.close()
  }
}

const init = async ({ values }: Asked, io: Io): Promise<ExitCode> => {
  const [folder, name, log] = [need(values, 'folder'), need(values, 'name'), need(values, 'log')]
  const origin = logOf(log)
  await makeWitnessKey(folder, name)
  return withWitness<ExitCode>(values, witness => {
    witness.store.trust(log)
    io.stderr.write(
      `Witness ${name} for the log ${origin}. Give this line, with your web address after it, to the service:\n`,
    )
    io.stdout.write(`witness ${name} ${formatVerifierKey(witness.signer.key)}\n`)
    return 0
  })
}

const trust = ({ values }: Asked, io: Io): Promise<ExitCode> => {
  const log = need(values, 'log')
  const origin = logOf(log)
  return withWitness<ExitCode>(values, ({ store }) => {
    store.trust(log)
    io.stderr.write(`This key of ${origin} is trusted too.\n`)
    return 0
  })
}

const portIn = (values: Values): number => {
  const port = need(values, 'port')
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    throw new BadInput(`--port is ${port}; it must be a number up to 65535`)
  return Number(port)
}

const serve = ({ values }: Asked, io: Io): Promise<ExitCode> =>
  withWitness<ExitCode>(values, async (witness): Promise<ExitCode> => {
    const server = witnessServer(witness, line => io.stderr.write(`${line}\n`))
    server.listen(portIn(values), values.host ?? 'localhost')
    try {
      await once(server, 'listening')
    } catch (error) {
      throw new BadInput(`--port: ${error instanceof Error ? error.message : String(error)}`)
    }
    const { port } = server.address() as AddressInfo
    io.stderr.write(`Witness ${witness.signer.key.name} answers at http://${values.host ?? 'localhost'}:${port}\n`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    server.closeAllConnections()
    server.close()
    return 0
  })

/** The note in a file of the form that /ledger/consistency hands out. @throws BadInput when it is of another form */
const noteIn = (body: string, file: string): string => {
  try {
    const { note } = parseAddCheckpoint(body)
    parseCheckpoint(noteText(note))
    return note
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    throw new BadInput(`${file}: ${error.message}; get the file from the log's page, at /ledger/consistency?from=SIZE`)
  }
}

const sign = async ({ values, files }: Asked, io: Io): Promise<ExitCode> => {
  const [file, ...more] = files
  if (file === undefined || more.length > 0) throw new BadInput(`give one file: ${usage}`)
  const body = await readFile(file, 'utf8').catch((error: Error) => {
    throw new BadInput(`${file} cannot be read: ${error.message}`)
  })
  const note = noteIn(body, file)
  return withWitness<ExitCode>(values, ({ store, cosign }) => {
    const decision = store.decide(body, cosign)
    if (decision.status === 200) {
      io.stdout.write(`${note}${decision.line}`)
      return 0
    }
    io.stderr.write(
      decision.status === 409
        ? `Not cosigned: this witness has seen ${decision.body.trim()} leaves. Get /ledger/consistency?from=${decision.body.trim()} and sign that.\n`
        : `Not cosigned: ${decision.why}.\n`,
    )
    return 1
  })
}

const acts: ReadonlyMap<string | undefined, (asked: Asked, io: Io) => Promise<ExitCode>> = new Map([
  ['init', init],
  ['trust', trust],
  ['serve', serve],
  ['sign', sign],
])

/** What somebody outside the service runs to hold it to what it has signed. */
export const command: Command = {
  name: 'witness',
  summary: 'Watch a log from outside: cosign each checkpoint that has only grown',
  usage,
  run: async ([name, ...rest], io) => {
    const act = acts.get(name)
    if (!act) throw new BadInput(`say what to do: ${usage}`)
    return act(asked(rest), io)
  },
}

const asked = (args: readonly string[]): Asked => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { values, files: positionals }
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}: ${usage}`)
  }
}
