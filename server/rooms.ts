import { room as allocation } from '#allocation'
import { room as caseload } from '#caseload'
import { room as inspection } from '#inspection'
import type { Room } from '#platform/web/room.ts'
import { room as workforce } from '#workforce'
// What rooms derive from the record beside its entries.
import './projectors.ts'

/** Every room, in the order of the one-way doors: a room may use only those above it. */
export const rooms: readonly Room[] = [caseload, workforce, allocation, inspection]
