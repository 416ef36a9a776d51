import type { Trx } from '#platform/database/tables.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { HomePanel } from '#platform/web/room.ts'

const DAY = 86_400_000
/** The page that a notice leads to keeps it for good; the home page tells of it for a week. */
const TOLD_FOR = 7 * DAY

type Words = { readonly heading: string; readonly one: string; readonly many: string }

const words: Readonly<Record<string, Words>> = {
  EMERGENCY_ACCESS: {
    heading: 'Opened in an emergency',
    one: 'record that you answer for was opened in an emergency',
    many: 'records that you answer for were opened in an emergency',
  },
  EMERGENCY_ACCESS_ASKED: {
    heading: 'Emergency access asked for',
    one: 'person asks to be let into a restricted record now',
    many: 'people ask to be let into restricted records now',
  },
  EXCLUDED_PERSON_TRIED: {
    heading: 'Somebody kept out has tried',
    one: 'attempt by somebody who is kept out of a record',
    many: 'attempts by people who are kept out of records',
  },
  RISK_LOWERED: {
    heading: 'Risk recorded lower',
    one: 'risk of serious harm was recorded lower and waits for a second person',
    many: 'risks of serious harm were recorded lower and wait for a second person',
  },
  TIER_LOWERED: {
    heading: 'Tier lower by the passing of time',
    one: 'tier fell because an assessment or a date is no longer recent enough',
    many: 'tiers fell because an assessment or a date is no longer recent enough',
  },
  LIMITED_ACCESS_PROPOSED: {
    heading: 'Limited access',
    one: 'change of who may open a record was proposed',
    many: 'changes of who may open records were proposed',
  },
}

/** What this person has been told in the last week about access to records: by kind, each leading to the latest. */
export const accessPanels = async ({ trx, now }: { trx: Trx; now: Date }): Promise<HomePanel[]> => {
  const told = await trx
    .selectFrom('platform.notification')
    .select(['what', 'href'])
    .where('at', '>', new Date(now.getTime() - TOLD_FOR))
    .orderBy('at', 'desc')
    .execute()
  return [...Map.groupBy(told, one => one.what)].flatMap(([what, all]) => {
    const said = words[what]
    const [latest] = all
    if (!said || !latest) return []
    return [{ heading: said.heading, sentence: `${countedText(all.length, said.one, said.many)}.`, href: latest.href }]
  })
}
