/** A script that shows itself if any page ever runs it. */
export const SCRIPT = '"><script>alert(1)</script>'

/** Two conditions of the same length: a query that they reach would answer them differently. */
export const TRUE_AND_FALSE = ["zz' or '1'='1", "zz' or '1'='2"] as const

/** What no field expects: queries, markup, templates, paths, and text that databases, headers and terminals trip over. */
export const hostile: readonly string[] = [
  `${SCRIPT}') union select null, pg_sleep(20) -- {{ 7 * 7 }}`,
  '../../../../etc/passwd\r\nset-cookie: planted=1\u0000\u202e\uffff\u001b[31m',
  '-99999999999999999999999',
]
