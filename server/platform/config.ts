import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Policy } from '@candour/ledger'
import { z } from 'zod'
import { readTimeStampAuthority, type TimeStampAuthority } from './ledger/time-stamp/authority.ts'
import { witnessesIn } from './ledger/witness/configured.ts'
import { type OidcSettings, signInSettings } from './oidc-settings.ts'

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

const Environment = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a number, like 3000' })
    .int('PORT must be a whole number, like 3000')
    .min(0, 'PORT must be 0 or more')
    .max(65535, 'PORT must be 65535 or less')
    .default(3000),
  CANDOUR_DATA: z.string().min(1, 'CANDOUR_DATA must name a folder').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must start with postgres:// or postgresql://')
    .optional(),
  CANDOUR_WITNESSES: z.string().optional(),
  CANDOUR_TIMESTAMP_URL: z.string().optional(),
  CANDOUR_TIMESTAMP_CA: z.string().optional(),
})

export type Config = {
  readonly port: number
  /** Folder of the embedded database, keys and epoch files. */
  readonly dataFolder: string
  /** An existing PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Who must see a checkpoint before it is published. */
  readonly witnesses: Policy
  /** Who stamps checkpoints with the time, if anybody. */
  readonly timeStamps: TimeStampAuthority | undefined
  /** Demonstration accounts exist, and passwords sign in, only when this is true: when no OpenID provider is set. */
  readonly demonstration: boolean
  /** Where browsers find the service, without a slash at the end. */
  readonly url: string
  /** Who signs people in; undefined in a demonstration. */
  readonly oidc: OidcSettings | undefined
  /** Size of the demonstration service that an empty database is filled with. */
  readonly scale: 'demonstration' | 'nation'
}

/** A setting that cannot work, with the words that tell the person at the keyboard what to change. */
export class ConfigurationError extends Error {}

/** A file that cannot be read or says what cannot be: an error of the settings like any other. */
const fromFile = <T>(read: () => T): T => {
  try {
    return read()
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : String(error))
  }
}

const scaleIn = (args: readonly string[]): Config['scale'] => {
  const asked = `--scale ${args[1] ?? ''}`
  if (args.length === 0) return 'demonstration'
  if (args[0] === '--scale' && args[1] === 'nation' && args.length === 2) return 'nation'
  throw new ConfigurationError(
    `The only option is "--scale nation" (npm start -- --scale nation). Not understood: ${args[0] === '--scale' ? asked : args.join(' ')}`,
  )
}

/**
 * Reads every setting once, at boot.
 *
 * @throws ConfigurationError naming each setting that is wrong
 * @source shared contracts, Environment
 */
export const readConfig = (
  environment: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): Config => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  const signIn = signInSettings(given, parsed.data?.PORT ?? 0)
  if (!parsed.success || !signIn.ok) {
    const wrong = parsed.error?.issues.map(issue => issue.message) ?? []
    throw new ConfigurationError([...wrong, ...(signIn.ok ? [] : signIn.problems)].join('\n'))
  }
  return {
    port: parsed.data.PORT,
    dataFolder: path.resolve(parsed.data.CANDOUR_DATA ?? path.join(checkout, '.candour')),
    databaseUrl: parsed.data.DATABASE_URL,
    witnesses: fromFile(() => witnessesIn(parsed.data.CANDOUR_WITNESSES)),
    timeStamps: fromFile(() =>
      readTimeStampAuthority(parsed.data.CANDOUR_TIMESTAMP_URL, parsed.data.CANDOUR_TIMESTAMP_CA),
    ),
    demonstration: signIn.oidc === undefined,
    url: signIn.url,
    oidc: signIn.oidc,
    scale: scaleIn(args),
  }
}
