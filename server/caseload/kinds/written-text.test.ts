import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { line, note } from './answers.ts'
import { isBlank, shownText, textProblem, withPlainLines } from './written-text.ts'

const problemOf = (schema: ReturnType<typeof note>, text: string) => schema.safeParse(text).error?.issues[0]?.message

test('a note keeps letters of every script, emoji, joiners, text from right to left and accents as they were typed', () => {
  const texts = ['Zoë', 'Zoe\u0308', 'क्षि', 'نامه\u200cها', '👩🏽‍👧‍👦', 'Tiếng Việt', 'שלום', 'a\tb\nc', '１２３']
  assert.deepEqual(
    texts.map(text => note('Enter it').parse(text)),
    texts,
  )
})

test('what cannot be stored or shown is refused with its place', () => {
  assert.deepEqual(
    ['Spoke \ud83d', 'Spoke\0 to Bea', '\u0007bell', `Za${'\u0300'.repeat(11)}lgo`].map(text =>
      problemOf(note('Enter it'), text),
    ),
    [
      'Remove the half of a symbol after “Spoke”: it was cut in two and cannot be stored',
      'Remove the hidden character U+0000 after “Spoke”: it cannot be shown or printed',
      'Remove the hidden character U+0007 at the start: it cannot be shown or printed',
      'Remove the pile of accents after “Za”: no letter has more than 10',
    ],
  )
})

test('a name that would turn the text around it is refused; in a note the character is shown, not obeyed', () => {
  const turning = 'Bea \u202eSorrel'
  assert.match(problemOf(line('Enter it'), turning) ?? '', /hidden character U\+202E after “Bea”/)
  assert.equal(problemOf(note('Enter it'), turning), undefined)
  assert.equal(shownText(turning), 'Bea [U+202E]Sorrel')
})

test('a text of nothing but spaces and shapeless characters is no answer', () => {
  assert.equal(problemOf(note('Enter what was said'), ' \u200b\u2060\u00a0\ufeff\u3164 '), 'Enter what was said')
  assert.ok(isBlank('\u200d') && !isBlank('。'))
})

test('a note of 100,000 characters is taken, and one character more is refused', () => {
  assert.equal(problemOf(note('Enter it'), 'ä'.repeat(100_000)), undefined)
  assert.equal(problemOf(note('Enter it'), 'ä'.repeat(100_001)), 'Shorten the note to 100,000 characters or fewer')
})

test('the line ends of every system are one', () => {
  assert.equal(withPlainLines('a\r\nb\rc\vd\u2028e\nf'), 'a\nb\nc\nd\ne\nf')
})

test('whatever can be kept can be sealed, and comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      if (textProblem(text, true) !== undefined) return
      assert.equal(Buffer.from(text).toString('utf8'), text)
      assert.ok(!text.includes('\0'))
    }),
  )
})
