/** Everything that a view through the volume draws with three: one rectangle, and the contours on it. */
import { useThree } from '@react-three/fiber'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import {
  BufferGeometry,
  Float32BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type Mesh,
} from 'three'
import type { MosaicDrawing, SliceDrawing } from './slice-drawing.ts'
import { type SliceLine, sliceLines } from './slice-lines.ts'
import { createSliceMaterials } from './slice-material.ts'
import type { CutPart } from './slice-part.ts'
import type { ViewSceneProps } from './views/view-kind.ts'

function wholePane(): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('corner', new Float32BufferAttribute([0, 0, 1, 0, 1, 1, 0, 1], 2))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  return geometry
}

/** Segments as instances of one band. */
function linesGeometry(lines: readonly SliceLine[]): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('corner', new Float32BufferAttribute([0, -1, 1, -1, 1, 1, 0, 1], 2))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  const count = lines.reduce((sum, { places }) => sum + places.length / 4, 0)
  const [start, end] = [new Float32Array(count * 2), new Float32Array(count * 2)]
  const tone = new Float32Array(count * 4)
  let n = 0
  for (const { tone: rgb, halfWidthPx, places } of lines)
    for (let i = 0; i < places.length; i += 4, n++) {
      start.set([places[i]!, places[i + 1]!], n * 2)
      end.set([places[i + 2]!, places[i + 3]!], n * 2)
      tone.set([...rgb, halfWidthPx], n * 4)
    }
  geometry.setAttribute('start', new InstancedBufferAttribute(start, 2))
  geometry.setAttribute('end', new InstancedBufferAttribute(end, 2))
  geometry.setAttribute('tone', new InstancedBufferAttribute(tone, 4))
  geometry.instanceCount = count
  return geometry
}

const noLines: readonly SliceLine[] = []

export function SliceScene<Drawing extends SliceDrawing | MosaicDrawing>({
  parts,
  part,
  stage,
  drawing,
}: ViewSceneProps<Drawing, CutPart<Drawing>>) {
  const invalidate = useThree((state) => state.invalidate)
  const materials = useMemo(createSliceMaterials, [])
  const quad = useMemo(wholePane, [])
  const lines = useRef<Mesh>(null)
  const first = useMemo(() => linesGeometry(noLines), [])
  useEffect(
    () => () => {
      materials.dispose()
      quad.dispose()
      first.dispose()
    },
    [materials, quad, first],
  )
  const { background: ground } = stage.theme
  useLayoutEffect(() => {
    materials.setDrawing(drawing, ground, parts)
    invalidate()
  }, [materials, drawing, ground, parts, invalidate])

  const { cortex, regions, deepMeshes } = stage
  useLayoutEffect(() => {
    let cut = ''
    let drawn: InstancedBufferGeometry | null = null
    const removeListener = part.addListener(({ grid, size, pixelRatio, frames }) => {
      materials.setGrid(grid, size, pixelRatio)
      const { frame } = grid
      const next = `${frame.axis} ${frame.atMm}`
      if (!lines.current || frames.length > 1) return
      if (next !== cut) {
        cut = next
        // A geometry of its own for each cut: three remembers how many instances a geometry once had.
        drawn?.dispose()
        drawn = linesGeometry(
          sliceLines({ cortex, regions, ...(deepMeshes && { deepMeshes }) }, frame),
        )
      }
      // Each time: Fiber puts an element's own geometry back when the element is moved among its siblings.
      if (drawn) lines.current.geometry = drawn
    })
    return () => {
      removeListener()
      drawn?.dispose()
    }
  }, [materials, part, cortex, regions, deepMeshes])

  return (
    <>
      <mesh geometry={quad} material={materials.slice} frustumCulled={false} />
      <mesh
        ref={lines}
        geometry={first}
        material={materials.lines}
        frustumCulled={false}
        renderOrder={1}
      />
    </>
  )
}
