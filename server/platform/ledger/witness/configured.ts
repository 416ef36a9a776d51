import { readFileSync } from 'node:fs'
import { LedgerError, type Policy, parsePolicy, quorumMet } from '@candour/ledger'

/** Nobody watches: what a service has until witnesses are configured. */
export const noWitnesses: Policy = { logs: [], witnesses: [], groups: [], quorum: 'none' }

const isWebAddress = (text: string): boolean => ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '')

/** The number of the first line that begins with these words. */
const lineOf = (text: string, ...words: readonly string[]): number =>
  1 + text.split('\n').findIndex(line => words.every((word, at) => line.trim().split(/[ \t]+/)[at] === word))

const objectionTo = (policy: Policy, text: string): string | undefined => {
  if (policy.logs.length > 0) {
    return `line ${lineOf(text, 'log')}: take the log lines out; the service adds its own keys`
  }
  for (const { name, url } of policy.witnesses) {
    if (url === undefined || isWebAddress(url)) continue
    return `line ${lineOf(text, 'witness', name)}: ${url} is not a web address; write http:// or https:// before it, or leave it out for a witness that signs by file`
  }
  const asked = new Set(policy.witnesses.filter(({ url }) => url !== undefined).map(({ name }) => name))
  if (quorumMet(policy, asked)) return undefined
  return `line ${lineOf(text, 'quorum')}: the quorum ${policy.quorum} needs witnesses without a web address, so no checkpoint would ever be published; give them one, or ask for less`
}

/**
 * The witnesses that the file of CANDOUR_WITNESSES names, and the quorum that a checkpoint needs before it is published. None when
 * no file is named.
 *
 * @throws LedgerError naming the file, the line and what to change
 * @source C2SP tlog-policy, without log lines
 */
export const witnessesIn = (file: string | undefined): Policy => {
  if (file === undefined) return noWitnesses
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new LedgerError(`CANDOUR_WITNESSES: ${file} cannot be read; name a file with witness, group and quorum lines`)
  }
  try {
    const policy = parsePolicy(text)
    const objection = objectionTo(policy, text)
    if (objection === undefined) return policy
    throw new LedgerError(objection)
  } catch (error) {
    if (error instanceof LedgerError)
      throw new LedgerError(`CANDOUR_WITNESSES: ${file}: ${error.message.replace(/^policy /, '')}`)
    throw error
  }
}
