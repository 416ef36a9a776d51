export { fingerprintOf } from './bundle/policy.ts'
export { verifyBundle } from './verify-bundle.ts'
export { readZip, UnreadableZip } from './zip/read-zip.ts'
