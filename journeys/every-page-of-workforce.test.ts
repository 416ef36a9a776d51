import { rooms } from '../server/rooms.ts'
import { checkEveryPageOf } from './every-page.ts'

await checkEveryPageOf(rooms.filter(({ name }) => name === 'workforce'))
