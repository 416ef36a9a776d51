type WebSessionTable = {
  id_hash: Uint8Array
  sealed: Uint8Array
  ends_at: Date
}

export type WebTables = {
  'platform.web_session': WebSessionTable
}
