import type { Command } from '../command.ts'
import { BadInput } from '../command.ts'
import type { RunCase } from '../conformance/outcome.ts'
import { readVectors, runVectors } from '../conformance/run.ts'
import { readJson } from '../json.ts'

const domains: ReadonlyMap<string, () => Promise<RunCase>> = new Map([
  ['tiering', async () => (await import('../conformance/tiering.ts')).runTieringCase],
  ['workload', async () => (await import('../conformance/workload.ts')).runWorkloadCase],
  ['inspection', async () => (await import('../conformance/inspection.ts')).runInspectionCase],
  ['ledger', async () => (await import('../conformance/ledger.ts')).runLedgerCase],
])

export const command: Command = {
  name: 'conformance',
  summary: 'Run a file of test vectors against the rules',
  usage: 'candour conformance <tiering|workload|inspection|ledger> <vectors.json>',
  run: async ([domain, file, ...more], io) => {
    const load = domains.get(domain ?? '')
    if (!load) {
      throw new BadInput(`"${domain ?? ''}" is not a domain: name one of ${[...domains.keys()].join(', ')}`)
    }
    if (file === undefined) throw new BadInput('name the file of vectors after the domain')
    if (more.length > 0) throw new BadInput(`"${more[0]}" is one argument too many: one file at a time`)
    const vectors = readVectors(await readJson(file, io), file === '-' ? 'stdin' : file)
    const { failed } = runVectors(vectors, await load(), io)
    return failed === 0 ? 0 : 1
  },
}
