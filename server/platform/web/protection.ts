import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

/** Nothing by default; scripts and styles only from here or with the nonce of this answer; nobody may frame a page. */
const directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  // Text that a script was given never becomes markup or code: the browser refuses, whatever the script does with it.
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
}

/** What a page of ours never asks of a device; passkeys only for itself. */
const FEATURES = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'accelerometer',
  'gyroscope',
  'magnetometer',
  'browsing-topics',
]
const PERMISSIONS = [
  ...FEATURES.map(feature => `${feature}=()`),
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
].join(', ')

type Protection = {
  /** False over plain http, as in the demonstration: telling a browser to insist on https would lock it out. */
  readonly secure: boolean
  /** Other origins that a form may lead to: the provider's, where signing out goes on. */
  readonly formsLeadTo: readonly string[]
}

/** Headers, compression and the limiter. */
export const protect = async (app: FastifyInstance, { secure, formsLeadTo }: Protection): Promise<void> => {
  const own = { ...directives, formAction: [...directives.formAction, ...formsLeadTo] }
  await app.register(helmet, {
    enableCSPNonces: true,
    strictTransportSecurity: secure,
    xFrameOptions: { action: 'deny' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: secure ? { ...own, upgradeInsecureRequests: [] } : own,
    },
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', PERMISSIONS)
  })
  // Brotli at its default level takes longer than the page itself; level 4 compresses about as well as gzip 9.
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await app.register(rateLimit, { global: false })
}
