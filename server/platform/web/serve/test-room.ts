import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { audit } from '#platform/audit/audit.ts'
import { openStream } from '#platform/ledger/append.ts'
import { done, notFound, redirect, refuse, render, sendFile } from '../answers.ts'
import { everyone, permission } from '../permission.ts'
import type { Room } from '../room.ts'
import { file, form, page, table, upload } from '../route.ts'

const can = {
  see: permission('see this team', ['spo', 'pdu-head']),
  write: permission('write about this team', ['spo']),
  read: permission('read what is public', everyone),
}

const Team = z.object({ team: z.string().regex(/^[A-Z0-9]+$/) })
const Note = Team.extend({ note: z.string().trim().min(10, 'Write at least ten characters') })
const subject = {
  subject: (params: Readonly<Record<string, string | string[] | undefined>>) => params.team,
  subjectType: 'TEAM',
}

/** What the last upload's command found at its path. */
export const lastUpload = { path: '', text: '', existed: false }

/** A room for the tests of the shell: one of each thing that a route can do. */
export const testRoom: Room = {
  name: 'test',
  routes: table(
    page('/teams/:team', can.see, audit('VIEW_TEAM', subject), Team, async ({ params, form }) =>
      params.team === 'NONE'
        ? notFound()
        : render('platform/web/serve/test-room.njk', {
            title: 'Team',
            heading: 'Team',
            team: params.team,
            typedNote: form.values.note ?? '',
          }),
    ),
    form(
      '/teams/:team/notes',
      can.write,
      audit('WRITE_NOTE', subject),
      Note,
      async ({ trx, input }) => {
        await openStream(trx, 'caseload')
        if (input.note.startsWith('break')) throw new Error('a fault of ours with a name in it: Ada')
        if (input.note.startsWith('refuse')) return refuse([{ field: 'note', message: 'This team is closed' }])
        return done('Note saved', `/teams/${input.team}`)
      },
      '/teams/:team',
    ),
    upload(
      '/teams/:team/files',
      can.write,
      audit('SEND_FILE', subject),
      Team,
      async ({ input }) => {
        const found = await stat(input.file.path)
        Object.assign(lastUpload, {
          path: input.file.path,
          text: await readFile(input.file.path, 'utf8'),
          existed: found.isFile(),
        })
        return done(`${input.file.name} has ${input.file.size} bytes`, `/teams/${input.team}`)
      },
      '/teams/:team',
    ),
    file('/teams/:team/export', can.see, audit('EXPORT_TEAM', subject), Team, async ({ params }) =>
      sendFile({ name: `Team ${params.team} – cases.csv`, type: 'text/csv; charset=utf-8', body: 'a,b\n' }),
    ),
    page('/away', can.read, audit('VIEW_AWAY'), z.object({ to: z.string() }), async ({ params }) =>
      redirect(params.to),
    ),
  ),
}
