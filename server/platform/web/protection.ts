import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

/** Scripts and styles only from here or with the nonce of this answer; nobody may frame a page. */
const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'none'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/**
 * Headers, compression and the limiter.
 *
 * @param secure false over plain http, as in the demonstration: telling a browser to insist on https would lock it out
 */
export const protect = async (app: FastifyInstance, { secure }: { secure: boolean }): Promise<void> => {
  await app.register(helmet, {
    enableCSPNonces: true,
    strictTransportSecurity: secure,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: secure ? { ...directives, upgradeInsecureRequests: [] } : directives,
    },
  })
  // Brotli at its default level takes longer than the page itself; level 4 compresses about as well as gzip 9.
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await app.register(rateLimit, { global: false })
}
