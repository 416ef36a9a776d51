export { fingerprintOf } from './bundle/policy.ts'
export { verifyBundle } from './verify-bundle.ts'
export { type Verified, verifyFile } from './verify-file.ts'
export { readZip, UnreadableZip } from './zip/read-zip.ts'
