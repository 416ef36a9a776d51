import assert from 'node:assert/strict'
import test from 'node:test'
import { createTemplates } from './environment.ts'

const templates = createTemplates()
const frame = {
  form: { errors: [], values: {} },
  shell: {
    user: null,
    navigation: [],
    assets: { css: '/c.css', start: '/s.js', icon: '/i.svg' },
    demonstration: true,
    nonce: 'n',
    message: undefined,
    csrf: 'token',
  },
}

test('what a person wrote is shown as text, never run as markup', () => {
  const html = templates.render('platform/web/layout.njk', {
    ...frame,
    title: 'T',
    heading: '<script>alert(1)</script>',
  })
  assert.match(html, /&lt;script&gt;alert\(1\)/)
})

test('a view that lacks what its template shows is an error, not an empty place on the page', () => {
  assert.throws(() => templates.render('platform/web/layout.njk', { ...frame, title: 'T' }), /undefined/)
})
