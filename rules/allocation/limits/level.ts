/** The levels that answer for work, from the team up. */
export const levels = ['spo', 'pdu-head', 'regional-director', 'national-director'] as const
export type Level = (typeof levels)[number]

/** How each level is called in a sentence. */
export const levelNames: Readonly<Record<Level, string>> = {
  spo: 'senior probation officer',
  'pdu-head': 'head of the probation delivery unit',
  'regional-director': 'regional director',
  'national-director': 'national director',
}

/** 0 for the team's own senior officer, greater for each level above. */
export const rankOf = (level: Level): number => levels.indexOf(level)

/** The level a role stands on; undefined for a role that manages nobody. */
export const levelOf = (role: string): Level | undefined => levels.find(level => level === role)

/** The level above, or the same one at the top. */
export const levelAbove = (level: Level): Level => levels[rankOf(level) + 1] ?? level
