import { allocationHistory, escalationLooks, limitsHold, rulesHold } from '#allocation'
import { composeProjectors } from '#caseload'
import { caseSpans, workDone } from '#workforce'

/**
 * What later rooms derive from the record, in the order in which it happens, in the transaction of each entry. Whoever records
 * anything imports this; without it the record refuses to be written.
 */
composeProjectors([caseSpans, workDone, rulesHold, limitsHold, allocationHistory, escalationLooks])
