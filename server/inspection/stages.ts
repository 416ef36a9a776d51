/** How far an inspection has come. Each stage begins with an entry and can never be gone back from. */
export const stages = ['opened', 'frozen', 'drawn', 'published'] as const
export type Stage = (typeof stages)[number]

export const noticeKinds = ['announced', 'short notice', 'unannounced'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What people do to an inspection after it is opened. */
export type Act = 'freeze' | 'draw' | 'replace' | 'answer' | 'judge' | 'publish'

const stageOf: Readonly<Record<Act, Stage>> = {
  freeze: 'opened',
  draw: 'frozen',
  replace: 'drawn',
  answer: 'drawn',
  judge: 'drawn',
  publish: 'drawn',
}

const tooEarly: Readonly<Record<Stage, string>> = {
  opened: '',
  frozen: 'The population is not frozen yet. Announce the inspection first',
  drawn: 'The sample is not drawn yet. Draw it first',
  published: '',
}

const tooLate: Readonly<Record<Act, string>> = {
  freeze: 'The population is frozen already. It cannot be frozen again',
  draw: 'The sample is drawn already. It cannot be drawn again',
  replace: 'The inspection is published. Its sample no longer changes',
  answer: 'The inspection is published. Its answers no longer change',
  judge: 'The inspection is published. Its ratings no longer change',
  publish: 'The inspection is published already',
}

/** Why an act is not possible at a stage, in words for the person who tried; undefined when it is. */
export const objectionTo = (act: Act, stage: Stage): string | undefined => {
  const needed = stages.indexOf(stageOf[act])
  const reached = stages.indexOf(stage)
  if (reached === needed) return undefined
  return reached > needed ? tooLate[act] : tooEarly[stageOf[act]]
}
