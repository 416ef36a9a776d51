import { allocationHistory, escalationLooks, limitsHold } from '#allocation'
import { composeProjectors } from '#caseload'
import { caseSpans } from '#workforce'

/**
 * What later rooms derive from the record, in the order in which it happens, in the transaction of each entry. Whoever records
 * anything imports this; without it the record refuses to be written.
 */
composeProjectors([caseSpans, limitsHold, allocationHistory, escalationLooks])
