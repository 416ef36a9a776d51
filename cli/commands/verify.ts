import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { fingerprintOf, readZip, UnreadableZip, verifyBundle } from '../../verifier/index.ts'
import type { Command, Io } from '../command.ts'
import { BadInput } from '../command.ts'

type Asked = { readonly bundle: string; readonly policy: string | undefined }

/** Proves a published inspection from its bundle alone: no server, no network, no database. */
export const command: Command = {
  name: 'verify',
  summary: 'Prove a published inspection from its bundle, with no server and no network',
  usage: 'candour verify BUNDLE.zip [--policy FILE]',
  run: async (args, io) => {
    const { bundle, policy } = asked(args)
    const files = unpack(bundle, await bytesOf(bundle))
    const pinned = policy === undefined ? undefined : await bytesOf(policy)
    if (pinned === undefined) sayFingerprint(files, io)

    const claims = verifyBundle(files, pinned === undefined ? {} : { policy: pinned })
    for (const { holds, says, compared } of claims) {
      io.stdout.write(`${holds ? 'ok     ' : 'FAILED '} ${says} (${compared})\n`)
    }
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
    const [bundle, ...more] = positionals
    if (bundle === undefined || more.length > 0) throw new BadInput(`give one bundle: ${command.usage}`)
    return { bundle, policy: values.policy }
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

const unpack = (file: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => {
  try {
    return readZip(bytes)
  } catch (error) {
    if (error instanceof UnreadableZip) throw new BadInput(`${file}: ${error.message}`)
    throw error
  }
}

const sayFingerprint = (files: ReadonlyMap<string, Uint8Array>, io: Io): void => {
  const policy = files.get('policy')
  const fingerprint = policy ? fingerprintOf(policy) : 'none: the bundle has no policy'
  io.stdout.write(`Policy of the bundle: SHA-256 ${fingerprint}\n`)
  io.stdout.write('Compare it with the fingerprint that the inspectorate publishes, or give --policy FILE.\n')
}
