/** Input that cannot be planned. The message names the place in the input and the fix. */
export class AllocationInputError extends Error {
  override readonly name = 'AllocationInputError'
}
