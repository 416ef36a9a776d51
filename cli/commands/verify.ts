import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { UnreadableZip, type Verified, verifyFile } from '../../verifier/index.ts'
import type { Command, Io } from '../command.ts'
import { BadInput } from '../command.ts'

type Asked = { readonly file: string; readonly policy: string | undefined }

/** Proves a published inspection or a disclosed part of an entry from its file alone: no server, no network, no database. */
export const command: Command = {
  name: 'verify',
  summary: 'Prove a published inspection, or a part of an entry, with no server and no network',
  usage: 'candour verify BUNDLE.zip | PART.json [--policy FILE]',
  run: async (args, io) => {
    const { file, policy } = asked(args)
    const bytes = await bytesOf(file)
    const verified = verify(file, bytes, policy === undefined ? undefined : await bytesOf(policy))
    if (policy === undefined) sayFingerprint(verified, io)

    const { claims } = verified
    for (const { holds, says, compared } of claims) {
      io.stdout.write(`${holds ? 'ok     ' : 'FAILED '} ${says} (${compared})\n`)
    }
    if (verified.part) sayFields(verified.part, io)
    const failed = claims.filter(claim => !claim.holds).length
    io.stdout.write(
      failed === 0 ? `All ${claims.length} claims hold.\n` : `${failed} of ${claims.length} claims do not hold.\n`,
    )
    return failed === 0 ? 0 : 1
  },
}

const asked = (args: readonly string[]): Asked => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { policy: { type: 'string' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new BadInput(`give one bundle or part: ${command.usage}`)
    return { file, policy: values.policy }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}: ${command.usage}`)
  }
}

const bytesOf = async (file: string): Promise<Uint8Array> => {
  try {
    return await readFile(file)
  } catch (error) {
    throw new BadInput(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const verify = (file: string, bytes: Uint8Array, policy: Uint8Array | undefined): Verified => {
  try {
    return verifyFile(bytes, policy)
  } catch (error) {
    if (error instanceof UnreadableZip) throw new BadInput(`${file}: ${error.message}`)
    throw error
  }
}

const sayFingerprint = ({ fingerprint, part }: Verified, io: Io): void => {
  const of = part ? 'part' : 'bundle'
  io.stdout.write(`Policy of the ${of}: SHA-256 ${fingerprint ?? `none: the ${of} has no policy`}\n`)
  io.stdout.write('Compare it with the fingerprint that the inspectorate publishes, or give --policy FILE.\n')
}

const sayFields = ({ entry, shown, withheld }: NonNullable<Verified['part']>, io: Io): void => {
  if (!entry) return
  io.stdout.write(`Entry ${entry.seq} of its record, ${entry.type}, recorded ${entry.recorded}:\n`)
  for (const { name, value } of shown) io.stdout.write(`  ${name}: ${JSON.stringify(value)}\n`)
  io.stdout.write(`  withheld: ${withheld} ${withheld === 1 ? 'field' : 'fields'}\n`)
}
