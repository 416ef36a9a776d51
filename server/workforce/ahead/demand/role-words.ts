import { accountHolders } from '#platform/web/permission.ts'
import { roleText } from '#platform/web/role-text.ts'

/** A role of a framework in words; a name that is no role as it stands. */
export const roleWords = (name: string): string => {
  const role = accountHolders.find(one => one === name)
  return role ? roleText(role) : name
}
