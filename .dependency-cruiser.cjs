// The one-way doors of ARCHITECTURE.md. quality/boundaries.test.ts plants a violation of each and sees it caught.
const order = ['caseload', 'workforce', 'allocation', 'inspection', 'answers']

/** A room may import only rooms before it, and those only through their index. */
const rooms = order.flatMap((room, position) => {
  const later = order.slice(position + 1)
  const others = order.filter(other => other !== room)
  return [
    later.length > 0 && {
      name: `${room}-never-imports-a-later-room`,
      severity: 'error',
      from: { path: `^server/${room}/` },
      to: { path: `^server/(${later.join('|')})/` },
    },
    {
      name: `${room}-enters-other-rooms-by-their-index`,
      severity: 'error',
      from: { path: `^server/${room}/` },
      to: { path: `^server/(${others.join('|')})/`, pathNot: `^server/(${others.join('|')})/index\\.ts$` },
    },
  ].filter(Boolean)
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'rules-are-pure',
      comment: 'No clock, no I/O, no database, no Node: only other rules and arithmetic libraries.',
      severity: 'error',
      from: { path: '^rules/', pathNot: '\\.test\\.ts$|/testing\\.ts$' },
      to: { pathNot: '^rules/|node_modules/@noble/' },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: `^server/(${order.join('|')}|voice)/` },
    },
    ...rooms,
    {
      name: 'voice-stands-alone',
      severity: 'error',
      from: { path: '^server/voice/' },
      to: { path: `^server/(${order.join('|')})/` },
    },
    {
      name: 'nobody-imports-voice',
      severity: 'error',
      from: { path: `^server/(${order.join('|')})/` },
      to: { path: '^server/voice/' },
    },
    {
      name: 'verifier-trusts-only-rules',
      severity: 'error',
      from: { path: '^verifier/', pathNot: '\\.test\\.ts$|/testing\\.ts$' },
      to: { path: '^(server|cli|demonstration)/' },
    },
    {
      name: 'server-imports-no-tools',
      comment: 'main.ts and service.ts compose; the demonstration is loaded there and nowhere else.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(main|service)\\.ts$|\\.test\\.ts$' },
      to: { path: '^(cli|bench|journeys|demonstration|quality)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What browsers load: its imports are addresses that exist once assets are built.
    exclude: { path: '^server/platform/web/public/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
}
