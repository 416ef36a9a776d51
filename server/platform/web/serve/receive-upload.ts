import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from '../page.ts'

declare module 'fastify' {
  interface FastifyRequest {
    uploadedFile: UploadedFile | undefined
    /** Why the file that was sent is not used, in words for the form. */
    uploadProblem: string | undefined
  }
}

const MEGABYTE = 1024 * 1024
/** About six times a full national workbook. */
const LARGEST_FILE = 200 * MEGABYTE

const limits = { fileSize: LARGEST_FILE, files: 1, fields: 100, fieldSize: MEGABYTE }

const store = async (part: MultipartFile, folder: string): Promise<UploadedFile> => {
  await mkdir(folder, { recursive: true })
  const place = path.join(folder, randomUUID())
  const file = createWriteStream(place, { flags: 'wx', mode: 0o600 })
  await pipeline(part.file, file)
  return { path: place, name: part.filename.replaceAll('\0', ''), size: file.bytesWritten }
}

/**
 * Reads a multipart form: fields into `request.body`, the file in the field `file` to a place of its own. Runs after the
 * permission was checked and before the token is: nothing is done with the file until both have passed.
 */
export const receiveUpload = async (request: FastifyRequest, folder: string): Promise<void> => {
  const fields: Record<string, string | string[]> = {}
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      const earlier = fields[part.fieldname]
      const value = String(part.value)
      fields[part.fieldname] = earlier === undefined ? value : [earlier, value].flat()
    } else if (part.fieldname === 'file' && part.filename) {
      request.uploadedFile = await store(part, folder)
      if (part.file.truncated) request.uploadProblem = `The file must be smaller than ${LARGEST_FILE / MEGABYTE} MB`
    } else part.file.resume()
  }
  request.body = fields
}

/** Deletes the file once the answer has gone or the person has. */
export const discardUpload = async ({ uploadedFile }: FastifyRequest): Promise<void> => {
  if (uploadedFile) await rm(uploadedFile.path, { force: true })
}
