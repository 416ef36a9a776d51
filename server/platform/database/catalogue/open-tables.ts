const publicLog = 'the log is public: hashes, pseudonyms, times and kinds, no words'
const outOfReach = 'nobody who is served has a right to it: functions answer for it'

/** Tables without row-level security, each with the reason why none is needed. Anything else must have it. */
export const openTables: Readonly<Record<string, string>> = {
  'workforce.spans_version': 'says how spans were made, and nothing of anybody',
  'workforce.work_version': 'a number, no data',
  'caseload.kind': 'the kinds of entries and which roles may write them: the same for everyone',
  'caseload.projection_version': 'says how current states were made, and nothing of anybody',
  'ledger.checkpoint': publicLog,
  'ledger.epoch': publicLog,
  'ledger.head': publicLog,
  'ledger.leaf': publicLog,
  'ledger.leaf_in': publicLog,
  'ledger.log_entry': publicLog,
  'ledger.log_key': publicLog,
  'ledger.stamp': publicLog,
  'ledger.standing': publicLog,
  'ledger.stream': publicLog,
  'ledger.tile': publicLog,
  'ledger.witness_contact': publicLog,
  'platform.account': 'names and roles are shown to colleagues; password hashes are granted to nobody who is served',
  'platform.demonstration_stage': 'which parts of the demonstration are loaded',
  'platform.identity': outOfReach,
  'platform.migration': 'which migrations have run',
  'platform.passkey': outOfReach,
  'platform.post': 'the organisation is known to everyone',
  'platform.practitioner': 'the organisation is known to everyone',
  'platform.service_kind': 'whether this is the demonstration',
  'platform.session': outOfReach,
  'platform.spent_challenge': outOfReach,
  'platform.unit': 'the organisation is known to everyone',
  'platform.web_session': 'sealed under a key that only the browser holds, found by the digest of its id',
}
