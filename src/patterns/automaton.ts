/**
 * @module Compiles a pattern to a table of states: one look-up per character for any pattern. Whether a lookaround
 * holds depends on the next character too, so a state is only resolved with that character.
 */
import { Classes, type Ranges } from './characters'
import { type Guard, type Node, PatternError, passes } from './syntax'

/** More than a pattern of bounded length needs that describes one thing. */
const enum Most {
  Nodes = 8000,
  States = 4000,
  Steps = 8_000_000,
}

/** What a node does; `End` means that the whole pattern matched. */
const enum Does {
  Take = 0,
  Ask = 1,
  Split = 2,
  End = 3,
}

/** Nodes by number: action, argument and successors. */
interface Graph {
  readonly does: Does[]
  readonly sets: (Ranges | undefined)[]
  readonly guards: (Guard | undefined)[]
  readonly next: number[][]
}

function tooLarge(): never {
  throw new PatternError('the pattern is too large', 0)
}

/** Builds the nodes of a pattern from its end. */
class Builder {
  readonly graph: Graph = { does: [], sets: [], guards: [], next: [] }

  add(does: Does, next: number[], set?: Ranges, guard?: Guard): number {
    if (this.graph.does.length >= Most.Nodes) tooLarge()
    this.graph.sets.push(set)
    this.graph.guards.push(guard)
    this.graph.next.push(next)
    return this.graph.does.push(does) - 1
  }

  /** Adds the nodes for `node`, followed by `then`. */
  build(node: Node, then: number): number {
    switch (node.is) {
      case 'set':
        return this.add(Does.Take, [then], node.set)
      case 'all':
        return node.nodes.reduceRight((next, part) => this.build(part, next), then)
      case 'one':
        return this.add(
          Does.Split,
          node.nodes.map((part) => this.build(part, then)),
        )
      case 'times': {
        let next = then
        for (let i = node.least; i < node.most; i++) next = this.add(Does.Split, [this.build(node.inner, next), then])
        for (let i = 0; i < node.least; i++) next = this.build(node.inner, next)
        return next
      }
      default:
        return this.add(Does.Ask, [then], undefined, node)
    }
  }
}

function setsOf({ sets, guards }: Graph): Ranges[] {
  const all = [...sets, ...guards.map((guard) => guard?.set)]
  return [...new Map(all.filter((set) => set !== undefined).map((set) => [set.join(), set])).values()]
}

/** Entries of the table: twice the next state, plus 1 if a match ends before the character. */
export const ENDS = 1

/** A state in the making: nodes, and the class of the previous character. */
interface Pending {
  readonly nodes: readonly number[]
  readonly before: number
}

class Determiniser {
  readonly #graph: Graph
  readonly #classes: Classes
  readonly #states: Pending[] = [{ nodes: [], before: -1 }]
  readonly #numbers = new Map<string, number>()
  /** For each class, the first class that no guard distinguishes from it as previous character. */
  readonly #behind: readonly number[]
  #steps = 0

  constructor(graph: Graph, classes: Classes) {
    this.#graph = graph
    this.#classes = classes
    const guards = graph.guards.filter((guard) => guard !== undefined)
    const keys = classes.samples.map((point) =>
      guards.map((guard) => classes.samples.map((after) => (passes(guard, point, after) ? 1 : 0)).join('')).join(),
    )
    this.#behind = keys.map((key) => keys.indexOf(key))
  }

  /** Returns the number of a state; in state 0, nothing can match any more. */
  numberOf(nodes: readonly number[], before: number): number {
    if (nodes.length === 0) return 0
    const kind = this.#behind[before] as number
    const key = `${kind}:${nodes.join()}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    if (this.#states.length >= Most.States) tooLarge()
    const made = this.#states.push({ nodes, before: kind }) - 1
    this.#numbers.set(key, made)
    return made
  }

  /** Returns the table entry of a state for the next character. */
  #entry({ nodes, before }: Pending, after: number): number {
    const { does, sets, guards, next } = this.#graph
    const { samples } = this.#classes
    const [left, right] = [samples[before] as number, samples[after] as number]
    const seen = new Set(nodes)
    const taken = new Set<number>()
    let ends = 0
    for (const node of seen) {
      if (++this.#steps > Most.Steps) tooLarge()
      if (does[node] === Does.End) ends = ENDS
      else if (does[node] === Does.Take) {
        if (right >= 0 && this.#isIn(sets[node] as Ranges, after)) taken.add((next[node] as number[])[0] as number)
      } else if (does[node] === Does.Split || passes(guards[node] as Guard, left, right)) {
        for (const other of next[node] as number[]) seen.add(other)
      }
    }
    return (
      2 *
        this.numberOf(
          [...taken].sort((a, b) => a - b),
          after,
        ) +
      ends
    )
  }

  readonly #members = new Map<Ranges, readonly boolean[]>()

  #isIn(set: Ranges, number: number): boolean {
    let members = this.#members.get(set)
    if (members === undefined) {
      members = this.#classes.samples.map((point) => point >= 0 && passesSet(set, point))
      this.#members.set(set, members)
    }
    return members[number] as boolean
  }

  /** Returns the table: one row per state, in the order of discovery. */
  table(): Int32Array {
    const rows: number[] = []
    for (let state = 0; state < this.#states.length; state++) {
      for (let after = 0; after < this.#classes.count; after++) {
        rows.push(this.#entry(this.#states[state] as Pending, after))
      }
    }
    return Int32Array.from(rows)
  }
}

function passesSet(set: Ranges, point: number): boolean {
  return passes({ is: 'beside', isBehind: true, isNot: false, set, orEdge: false }, point, -1)
}

/** See {@link automatonOf}. */
export interface Automaton {
  readonly classes: Classes
  /** Row by row: see {@link ENDS}. */
  readonly table: Int32Array
  /** The first state, by class of the previous character. */
  readonly starts: readonly number[]
}

/**
 * Returns the table of a pattern of bounded length.
 *
 * @throws PatternError if it would be too large
 */
export function automatonOf(pattern: Node): Automaton {
  const builder = new Builder()
  const first = builder.build(pattern, builder.add(Does.End, []))
  const classes = new Classes(setsOf(builder.graph))
  const states = new Determiniser(builder.graph, classes)
  const starts = classes.samples.map((_, before) => states.numberOf([first], before))
  return { classes, table: states.table(), starts }
}

/** Returns the classes possible at each of the first `count` positions of a match, as far as every match has them. */
export function classesAt({ classes, table, starts }: Automaton, count: number): Set<number>[] {
  const places: Set<number>[] = []
  for (let states = new Set(starts); places.length < count; ) {
    const taken = new Set<number>()
    const next = new Set<number>()
    for (const state of states) {
      for (let after = 0; after < classes.count; after++) {
        const entry = table[state * classes.count + after] as number
        // Include only positions that all matches have.
        if ((entry & ENDS) !== 0) return places
        if (entry >> 1 === 0) continue
        taken.add(after)
        next.add(entry >> 1)
      }
    }
    if (taken.size === 0) return places
    places.push(taken)
    states = next
  }
  return places
}
