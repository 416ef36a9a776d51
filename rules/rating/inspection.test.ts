import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Answer, CaseAnswers, Inspection, InspectionResult, Judgement, QuestionResult, Rating } from './index.ts'
import { FRAMEWORKS, frameworkOf, isKnown, POINTS, pointsOf, rateInspection, readInspection } from './index.ts'

const framework = frameworkOf('PDU-2023')
const codes = framework.standards.flatMap(standard => standard.questions.map(({ code }) => code))

const judged = (rating: Rating): Readonly<Record<string, Judgement>> =>
  Object.fromEntries(['P1.1', 'P1.2', 'P1.3'].map(code => [code, { rating, reasons: 'Seen in meetings and data' }]))

/** Cases of which the first `yes` have every question answered yes, the rest no. */
const cases = (count: number, yes: number, differ: Readonly<Record<string, number>> = {}): readonly CaseAnswers[] =>
  Array.from({ length: count }, (_, n) => ({
    case: `C${100 + n}`,
    answers: Object.fromEntries(codes.map(code => [code, n < (differ[code] ?? yes) ? 'yes' : 'no'] as const)),
  }))

const rated = (answers: readonly CaseAnswers[], domainOne = judged('Good'), populationSize = 140): InspectionResult =>
  rateInspection({ framework, answers, domainOne, populationSize })

const standard = (result: InspectionResult, code: string) => {
  const found = result.standards.find(each => each.code === code)
  assert.ok(found?.basis === 'cases')
  return found
}

test('the worst question decides the rating of a standard', () => {
  const planning = standard(rated(cases(60, 54, { 'P2.2c': 20 })), 'P2.2')
  assert.equal(planning.rating, 'Inadequate')
  assert.deepEqual(planning.lowest, { percent: 33, questions: ['P2.2c'] })
})

test('three Requires improvement from people and four Inadequate from cases are 3 of 21, Inadequate', () => {
  const { overall } = rated(cases(60, 20), judged('Requires improvement'))
  assert.deepEqual([overall.score, overall.maximum, overall.rating], [3, 21, 'Inadequate'])
})

test('35 of 54 is Good when rounded before banding and Requires improvement when not', () => {
  const inspection = { framework, answers: cases(54, 35), domainOne: judged('Good'), populationSize: 80 }
  assert.equal(standard(rateInspection(inspection), 'P2.1').rating, 'Good')
  assert.equal(
    standard(rateInspection({ ...inspection, rounding: 'banded unrounded' }), 'P2.1').rating,
    'Requires improvement',
  )
})

test('no answers give an unknown standard and an unknown total that names what is missing', () => {
  const result = rated([])
  assert.deepEqual(standard(result, 'P2.1').rating, {
    unknown: 'none of its questions has been answered in a case where it applies',
  })
  assert.deepEqual(result.overall.rating, { unknown: 'not rated yet: P2.1, P2.2, P2.3, P2.4' })
})

test('a standard that nobody has judged leaves the total unknown', () => {
  assert.deepEqual(rated(cases(20, 10), {}).overall.score, { unknown: 'not rated yet: P1.1, P1.2, P1.3' })
})

test('a question that applies to nobody neither raises nor lowers its standard', () => {
  const answers = cases(60, 45).map(each => ({ ...each, answers: { ...each.answers, 'P2.3c': 'na' as const } }))
  assert.equal(standard(rated(answers), 'P2.3').rating, 'Good')
})

test('youth resettlement is rated and does not enter the total', () => {
  const youth = frameworkOf('YJS-2021')
  const all = (rating: Rating, resettlement: Rating) => {
    const judgements = youth.standards.filter(({ basis }) => basis === 'judgement').map(({ code }) => code)
    const answers = youth.standards.flatMap(each => each.questions).map(({ code }) => [code, 'yes'] as const)
    return rateInspection({
      framework: youth,
      answers: [{ case: 'C1', answers: Object.fromEntries(answers) }],
      domainOne: Object.fromEntries(
        judgements.map(code => [code, { rating: code === '4.1' ? resettlement : rating, reasons: 'Seen' }]),
      ),
      populationSize: 1,
    })
  }
  assert.deepEqual(all('Good', 'Inadequate').overall.score, all('Good', 'Outstanding').overall.score)
  assert.equal(all('Good', 'Inadequate').overall.maximum, 36)
})

test('the dynamic inspection of 2025 shows shares and gives no rating', () => {
  const dynamic = frameworkOf('DIPP-2025')
  const answers = [{ case: 'C1', answers: { C1a: 'yes' as const } }]
  const result = rateInspection({ framework: dynamic, answers, domainOne: {}, populationSize: 9 })
  const [assessment] = result.standards
  assert.ok(assessment?.basis === 'cases')
  assert.equal(assessment.questions[0]?.percent, 100)
  assert.deepEqual(assessment.rating, { unknown: 'this framework gives no rating' })
  assert.deepEqual(result.overall.rating, { unknown: 'this framework gives no rating' })
})

test('63 % is Requires improvement with the window for Good flagged, not applied', () => {
  const assessment = standard(rated(cases(54, 40, { 'P2.1a': 34 })), 'P2.1')
  assert.equal(assessment.rating, 'Requires improvement')
  assert.ok(isKnown(assessment.discretion) && assessment.discretion.nearBoundaryAbove)
})

test('in four cases one case moves a standard at 50 % up and down, and both are flagged', () => {
  const { discretion } = standard(rated(cases(4, 2)), 'P2.1')
  assert.deepEqual(discretion, {
    nearBoundaryAbove: false,
    nearBoundaryBelow: true,
    oneCaseRaises: true,
    oneCaseLowers: true,
  })
})

test('a standard at 48 % in all three questions of 60 cases is three answers from the next band', () => {
  assert.deepEqual(standard(rated(cases(60, 29)), 'P2.1').answersToMove, {
    up: 3,
    down: { unknown: 'already the lowest rating' },
  })
})

test('a population seen whole leaves nothing to chance', () => {
  const result = rated(cases(60, 40), judged('Good'), 60)
  const { chances, questions } = standard(result, 'P2.1')
  assert.deepEqual(chances, { Inadequate: 0, 'Requires improvement': 0, Good: 1, Outstanding: 0 })
  assert.deepEqual(questions[0]?.intervals, [
    { confidence: 0.8, yesAtLeast: 40, yesAtMost: 40, of: 60 },
    { confidence: 0.95, yesAtLeast: 40, yesAtMost: 40, of: 60 },
  ])
})

const answer = fc.constantFrom<Answer>('yes', 'no', 'na')
const someCases = fc.array(fc.tuple(...codes.map(() => answer)), { minLength: 1, maxLength: 12 }).map(rows =>
  rows.map((row, n) => ({
    case: `C${n}`,
    answers: Object.fromEntries(codes.map((code, q) => [code, row[q] ?? 'na'])),
  })),
)
const inspections: fc.Arbitrary<Inspection> = someCases.chain(answers =>
  fc.integer({ min: answers.length, max: 40 }).map(populationSize => ({
    framework,
    answers,
    domainOne: judged('Good'),
    populationSize,
  })),
)

const score = ({ overall }: InspectionResult): number => (isKnown(overall.score) ? overall.score : Number.NaN)

test('turning a no into a yes never lowers a rating', () => {
  fc.assert(
    fc.property(inspections, fc.nat(), fc.nat(), (inspection, row, question) => {
      const code = codes[question % codes.length] ?? ''
      const at = row % inspection.answers.length
      fc.pre(inspection.answers[at]?.answers[code] === 'no')
      const better = inspection.answers.map((each, n) =>
        n === at ? { ...each, answers: { ...each.answers, [code]: 'yes' as const } } : each,
      )
      const before = rateInspection(inspection)
      const after = rateInspection({ ...inspection, answers: better })
      for (const [n, { rating }] of before.standards.entries()) {
        const now = after.standards[n]?.rating
        if (isKnown(rating)) assert.ok(now !== undefined && isKnown(now) && pointsOf(now) >= pointsOf(rating))
      }
      assert.ok(Number.isNaN(score(before)) || score(after) >= score(before))
    }),
    { numRuns: 60 },
  )
})

test('the order of the cases changes no byte of the result', () => {
  fc.assert(
    fc.property(inspections, inspection => {
      const turned = { ...inspection, answers: inspection.answers.toReversed() }
      assert.equal(JSON.stringify(rateInspection(turned)), JSON.stringify(rateInspection(inspection)))
    }),
    { numRuns: 20 },
  )
})

/** Every question of every standard that is rated from cases. */
const questionsOf = (inspection: Inspection): readonly QuestionResult[] =>
  rateInspection(inspection).standards.flatMap(each => (each.basis === 'cases' ? each.questions : []))

test('the chances of the four bands sum to one', () => {
  fc.assert(
    fc.property(inspections, inspection => {
      for (const { chances } of questionsOf(inspection))
        if (isKnown(chances)) assert.ok(Math.abs(Object.values(chances).reduce((a, b) => a + b, 0) - 1) < 1e-9)
    }),
    { numRuns: 20 },
  )
})

test('the interval holds the share of the sample', () => {
  fc.assert(
    fc.property(inspections, inspection => {
      for (const { yes, no, intervals } of questionsOf(inspection))
        for (const { yesAtLeast, yesAtMost, of } of isKnown(intervals) ? intervals : [])
          assert.ok(yesAtLeast / of <= yes / (yes + no) && yes / (yes + no) <= yesAtMost / of)
    }),
    { numRuns: 40 },
  )
})

test('flipping the answers that are said to be enough moves the band, one fewer never does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (count, some) => {
      const yes = some % (count + 1)
      const { points, answersToMove } = standard(
        rated(cases(count, 0, { 'P2.1a': yes, 'P2.1b': count, 'P2.1c': count })),
        'P2.1',
      )
      assert.ok(isKnown(points) && isKnown(answersToMove))
      fc.pre(isKnown(answersToMove.up) && points < POINTS.length - 1)
      const withYes = (more: number) =>
        standard(rated(cases(count, 0, { 'P2.1a': yes + more, 'P2.1b': count, 'P2.1c': count })), 'P2.1').points
      const needed = isKnown(answersToMove.up) ? answersToMove.up : 0
      assert.equal(withYes(needed - 1), points)
      assert.notEqual(withYes(needed), points)
    }),
    { numRuns: 40 },
  )
})

for (const { id } of FRAMEWORKS.filter(each => each.rated)) {
  test(`${id} rates an inspection in which everything is judged and answered`, () => {
    const of = frameworkOf(id)
    const input = {
      framework: id,
      answers: [
        { case: 'C1', answers: Object.fromEntries(of.standards.flatMap(s => s.questions).map(q => [q.code, 'yes'])) },
      ],
      domainOne: Object.fromEntries(
        of.standards
          .filter(({ basis }) => basis === 'judgement')
          .map(({ code }) => [code, { rating: 'Outstanding', reasons: 'Seen' }]),
      ),
      populationSize: 1,
    }
    assert.equal(rateInspection(readInspection(input)).overall.rating, 'Outstanding')
  })
}
