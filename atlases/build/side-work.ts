/** Work on one hemisphere as it is asked for by `side-process.ts`, in a process of its own. */
import { anatomy } from './anatomy.ts'
import { coarser } from './coarser.ts'
import { type BuiltHemisphere, hemisphere } from './hemisphere.ts'
import type { Anatomy } from './remesh.ts'
import { readLabels, readSources } from './sources.ts'
import type { Side } from './white-mask.ts'

export type SideTasks = {
  readonly anatomy: {
    readonly asks: { readonly vertices: number }
    readonly gives: Anatomy
  }
  readonly rest: {
    readonly asks: { readonly anatomy: Anatomy; readonly fewVertices: number }
    readonly gives: { readonly full: BuiltHemisphere; readonly small: BuiltHemisphere }
  }
}

export type SideTask = {
  [Name in keyof SideTasks]: {
    readonly task: Name
    readonly folder: string
    readonly side: Side
  } & SideTasks[Name]['asks']
}[keyof SideTasks]

function done(ask: SideTask): SideTasks[keyof SideTasks]['gives'] {
  if (ask.task === 'anatomy') return anatomy(readSources(ask.folder), ask.side, ask.vertices)
  const full = hemisphere(readLabels(ask.folder), ask.side, ask.anatomy)
  return { full, small: coarser(full, ask.fewVertices) }
}

process.once('message', (ask: SideTask) => {
  process.send?.(done(ask), () => process.disconnect())
})
