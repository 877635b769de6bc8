/** Both maps against each other over the cortex of both sides, where the joint plot is asked for that. */
import { useMemo } from 'react'
import { useApp } from '#app/shell/use-app.ts'
import type { Cortex } from '#atlas/cortex.ts'
import { type Joint, jointOf } from '#comparison/joint.ts'
import { type Pairs, pairValues, type ZeroRule } from '#comparison/pair.ts'
import { pearsonOf } from '#comparison/pearson.ts'
import type { Compared } from './use-sides.ts'
import { joinedSides, offTheWall, voxelsAtVertices } from './vertex-places.ts'

export type AtVertices = {
  readonly cortex: Cortex
  readonly pairs: Pairs
  readonly joint: Joint
  readonly r: number | null
  /** The voxel in which each vertex lies. */
  readonly voxels: Int32Array
}

/** Null where voxels are asked for. */
export function useAtVertices({ a, b }: Compared, zeros: ZeroRule): AtVertices | null {
  const asked = useApp(({ document }) => document.compare.joint === 'vertices')
  const cortex = useApp((state) => (state.cortex.status === 'ready' ? state.cortex.cortex : null))
  return useMemo(() => {
    if (!asked || !cortex) return null
    const fits = [a, b].every(({ values }) => values.left.length === cortex.left.medialWall.length)
    // While a finer cortex comes, values are still of the coarse one.
    if (!fits) return null
    const listed = ({ values }: Compared['a']) => joinedSides(offTheWall(values, cortex))
    const pairs = pairValues(listed(a), listed(b), zeros)
    const joint = jointOf(pairs)
    const r = pearsonOf(pairs.a, pairs.b)
    return { cortex, pairs, joint, r, voxels: voxelsAtVertices(cortex, a.volume) }
  }, [asked, cortex, a, b, zeros])
}
