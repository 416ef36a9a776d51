/** Every expectation that differs from this one in one place: the wrong expectations a file might hold. */
export const wrongExpectations = (expected: unknown): readonly unknown[] => {
  if (typeof expected === 'number') return [expected + 1, expected - 0.001, String(expected), null]
  if (typeof expected === 'string') return [`${expected}X`, '', null]
  if (typeof expected === 'boolean') return [!expected, Number(expected)]
  if (expected === null) return [0, '']
  if (Array.isArray(expected)) {
    const changed = expected.flatMap((part: unknown, at) =>
      wrongExpectations(part).map(wrong => expected.with(at, wrong)),
    )
    return [...changed, expected.slice(1), [...expected, 0]]
  }
  return wrongFields(Object.entries(expected as object))
}

const wrongFields = (fields: readonly (readonly [string, unknown])[]): readonly unknown[] =>
  fields.flatMap(([name, value]) =>
    wrongExpectations(value).map(wrong => ({ ...Object.fromEntries(fields), [name]: wrong })),
  )
