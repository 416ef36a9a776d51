import type { Framework } from './framework.ts'
import crc2018 from './frameworks/crc-2018.json' with { type: 'json' }
import dipp2025 from './frameworks/dipp-2025.json' with { type: 'json' }
import national2025 from './frameworks/national-2025.json' with { type: 'json' }
import nps2018 from './frameworks/nps-2018.json' with { type: 'json' }
import pdu2021 from './frameworks/pdu-2021.json' with { type: 'json' }
import pdu2023 from './frameworks/pdu-2023.json' with { type: 'json' }
import region2023 from './frameworks/region-2023.json' with { type: 'json' }
import yjs2021 from './frameworks/yjs-2021.json' with { type: 'json' }
import { RatingError } from './rating-error.ts'
import { readFramework } from './read-framework.ts'

/** Every framework shipped, oldest first. A new one is a file here and a test. */
export const FRAMEWORKS: readonly Framework[] = [
  crc2018,
  nps2018,
  yjs2021,
  pdu2021,
  pdu2023,
  region2023,
  national2025,
  dipp2025,
].map(data => readFramework(data, `frameworks/${data.id}`))

/**
 * The framework with this id.
 *
 * @throws RatingError naming the ids there are
 */
export const frameworkOf = (id: string): Framework => {
  const found = FRAMEWORKS.find(framework => framework.id === id)
  if (found) return found
  throw new RatingError(`there is no framework "${id}": use ${FRAMEWORKS.map(framework => framework.id).join(', ')}`)
}
