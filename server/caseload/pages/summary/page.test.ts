import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createTemplates } from '#platform/web/templates/environment.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { app, databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
await as(databases, 'ada', trx =>
  appendEntry(trx, {
    personId: aled,
    kind: 'contact',
    happened: { from: '2026-10-01' },
    author: 'N01A001',
    workDoneBy: 'N01A001',
    body: {
      type: 'phone',
      text: '<script>fetch("http://elsewhere.example")</script><img src="http://elsewhere.example/x">',
    },
    now: new Date('2026-10-01T10:00:00Z'),
  }),
)

/** The answer as bytes: the client of the other tests reads text. */
const pdfFor = async (username: string) => {
  const { cookies } = await signIn(username)
  return app.inject({ url: `/people/${aled}/summary.pdf`, cookies: { ...cookies } })
}

test('the PDF of a summary is tagged, names its language and holds nothing that acts', async () => {
  const { headers, rawPayload, statusCode } = await pdfFor('ada')
  const pdf = rawPayload.toString('latin1')
  assert.deepEqual([statusCode, headers['content-type'], pdf.slice(0, 5)], [200, 'application/pdf', '%PDF-'])
  const has = (name: string): boolean => new RegExp(`/${name}\\b`).test(pdf)
  assert.deepEqual(
    ['StructTreeRoot', 'MarkInfo', 'Lang', 'Outlines'].filter(name => !has(name)),
    [],
  )
  const acting = ['JavaScript', 'JS', 'Launch', 'OpenAction', 'AA', 'EmbeddedFile', 'SubmitForm', 'URI']
  assert.deepEqual(acting.filter(has), [])
})

test('the file is named by CRN and day, and by no name', async () => {
  const { headers } = await pdfFor('ada')
  assert.match(String(headers['content-disposition']), /case-summary-X100001-\d{4}-\d{2}-\d{2}\.pdf/)
})

test('nobody of another unit gets the paper', async () => {
  assert.equal((await pdfFor('gil')).statusCode, 404)
})

test('where no browser is installed the answer is a page that leads to the summary', () => {
  const html = createTemplates().render('platform/pdf/no-browser.njk', {
    title: 'No PDF here',
    heading: 'This service cannot make a PDF',
    insteadAt: `/people/${aled}/summary`,
    form: { errors: [], values: {} },
    shell: {
      user: null,
      navigation: [],
      assets: { css: '', start: '', icon: '' },
      demonstration: true,
      nonce: '',
      message: undefined,
      csrf: '',
    },
  })
  assert.match(html, new RegExp(`href="/people/${aled}/summary"`))
})
