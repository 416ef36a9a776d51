import { parseVerifierKey, toHex } from '@candour/ledger'
import type { Checkpoint } from '#platform/ledger/log.ts'
import { ageText, instantText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'

const row = (label: string, value: string) => ({ label, value })

/** Every word of the page about the ledger. */
export const presentLedger = (checkpoint: Checkpoint | undefined, keys: readonly string[], now: Date) => ({
  title: 'The ledger',
  heading: 'The ledger',
  facts: checkpoint
    ? [
        row('Entries under it', countText(checkpoint.size)),
        row('Signed', `${instantText(checkpoint.published_at)} (${ageText(checkpoint.published_at, now)})`),
        row('Root', toHex(checkpoint.root)),
      ]
    : [],
  note: checkpoint?.note ?? '',
  keys: keys.map(key => ({ id: parseVerifierKey(key).id, line: key })),
})
