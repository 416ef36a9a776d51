/**
 * The largest flow of points from pools of cases to officers, in whole numbers: Dinic's algorithm on a graph of two sides.
 *
 * Points of a pool may be split among its officers at will, so this is the linear programme of placing the cases, solved
 * exactly: what it leaves unmet cannot be placed by anybody, and the officers it names are why.
 */

/** Points that must go to some of these officers. */
export type Demand<O> = { readonly officers: readonly O[]; readonly points: bigint }

export type Flow<O> = {
  /** Points that nobody has room for; 0 when all are placed. */
  readonly unmet: bigint
  /** When points are unmet: the officers, all full, to whom alone those points and what fills these officers can go. */
  readonly full: ReadonlySet<O>
  /** Points that each demand sends to its officers, in the order of the demands; worked out when asked for. */
  readonly sent: () => readonly ReadonlyMap<O, bigint>[]
}

type Source<O> = { excess: bigint; readonly pipes: Pipe<O>[]; level: number; next: number }
type Sink<O> = { readonly officer: O; left: bigint; readonly pipes: Pipe<O>[]; level: number; next: number }
type Pipe<O> = { readonly source: Source<O>; readonly sink: Sink<O>; flow: bigint }
type Graph<O> = { readonly sources: readonly Source<O>[]; readonly sinks: readonly Sink<O>[] }

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

const graphOf = <O>(demands: readonly Demand<O>[], capacity: (officer: O) => bigint): Graph<O> => {
  const sinks = new Map<O, Sink<O>>()
  const sinkOf = (officer: O): Sink<O> => {
    const found = sinks.get(officer)
    if (found) return found
    const sink: Sink<O> = { officer, left: capacity(officer), pipes: [], level: -1, next: 0 }
    sinks.set(officer, sink)
    return sink
  }
  const sources = demands.map(({ officers, points }) => {
    const source: Source<O> = { excess: points, pipes: [], level: -1, next: 0 }
    for (const officer of officers) {
      const pipe = { source, sink: sinkOf(officer), flow: 0n }
      source.pipes.push(pipe)
      pipe.sink.pipes.push(pipe)
    }
    return source
  })
  return { sources, sinks: [...sinks.values()] }
}

/** Levels by breadth from every source with points left; true when some officer with room is reached. */
const level = <O>({ sources, sinks }: Graph<O>): boolean => {
  for (const node of [...sources, ...sinks]) Object.assign(node, { level: -1, next: 0 })
  let rank = sources.filter(({ excess }) => excess > 0n)
  for (const source of rank) source.level = 0
  for (let depth = 1; rank.length > 0; depth += 2) {
    const reached = nextSinks(rank, depth)
    if (reached.some(({ left }) => left > 0n)) return true
    rank = nextSources(reached, depth + 1)
  }
  return false
}

const nextSinks = <O>(sources: readonly Source<O>[], depth: number): Sink<O>[] => {
  const reached: Sink<O>[] = []
  for (const { pipes } of sources)
    for (const { sink } of pipes)
      if (sink.level < 0) {
        sink.level = depth
        reached.push(sink)
      }
  return reached
}

const nextSources = <O>(sinks: readonly Sink<O>[], depth: number): Source<O>[] => {
  const reached: Source<O>[] = []
  for (const { pipes } of sinks)
    for (const { source, flow } of pipes)
      if (flow > 0n && source.level < 0) {
        source.level = depth
        reached.push(source)
      }
  return reached
}

/** Pushes points out of a source along the levels; answers how many went. */
const send = <O>(source: Source<O>, wanted: bigint): bigint => {
  let sent = 0n
  for (; source.next < source.pipes.length; source.next++) {
    const pipe = source.pipes[source.next]
    if (pipe?.sink.level !== source.level + 1) continue
    const taken = take(pipe.sink, wanted - sent)
    pipe.flow += taken
    sent += taken
    if (sent === wanted) break
  }
  return sent
}

/** Points an officer takes: into the room left, or by handing points of another source on to somebody else. */
const take = <O>(sink: Sink<O>, wanted: bigint): bigint => {
  let taken = least(sink.left, wanted)
  sink.left -= taken
  for (; taken < wanted && sink.next < sink.pipes.length; sink.next++) {
    const pipe = sink.pipes[sink.next]
    if (!pipe || pipe.flow === 0n || pipe.source.level !== sink.level + 1) continue
    const moved = send(pipe.source, least(pipe.flow, wanted - taken))
    pipe.flow -= moved
    taken += moved
    if (taken === wanted) break
  }
  return taken
}

/** @returns the points that stay unmet, and the officers that are in the way */
export const maxFlow = <O>(demands: readonly Demand<O>[], capacity: (officer: O) => bigint): Flow<O> => {
  const graph = graphOf(demands, capacity)
  while (level(graph))
    for (const source of graph.sources)
      if (source.excess > 0n && source.level === 0) source.excess -= send(source, source.excess)
  return {
    unmet: graph.sources.reduce((sum, { excess }) => sum + excess, 0n),
    full: new Set(graph.sinks.filter(sink => sink.level >= 0).map(({ officer }) => officer)),
    sent: () => graph.sources.map(({ pipes }) => new Map(pipes.map(({ sink, flow }) => [sink.officer, flow]))),
  }
}
