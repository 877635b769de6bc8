/** Everything that is drawn with three: one scene a pane, so that no pane can show what is another's. */
import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { InstancedBufferGeometry, Scene } from 'three'
import { type Hemisphere, hemisphereIds } from '#atlas/cortex.ts'
import { DeepMesh } from './DeepMesh.tsx'
import { FociSpheres } from './FociSpheres.tsx'
import { HemisphereMesh } from './HemisphereMesh.tsx'
import { createOutlineGeometry } from './outline.ts'
import { RegionOutline } from './RegionOutline.tsx'
import type { StageCore } from './stage-core.ts'
import type { PaneDrawing, RegionDrawing, StageProps } from './stage-props.ts'

type StageSceneProps = { readonly core: StageCore; readonly stage: StageProps }

export function StageScene({ core, stage }: StageSceneProps) {
  const gl = useThree((state) => state.gl)
  // A priority above 0 takes the drawing out of React Three Fiber's hands.
  useFrame(() => core.draw(gl), 1)
  const outlines = useOutlines(core, stage)
  return stage.panes.map((pane) => (
    <PaneScene key={pane.id} core={core} stage={stage} pane={pane} outlines={outlines} />
  ))
}

type Outlines = ReadonlyMap<RegionDrawing, InstancedBufferGeometry>

type KeptOutline = {
  readonly geometry: InstancedBufferGeometry
  readonly field: Float32Array
  readonly hemisphere: Hemisphere
}

/** One geometry a region, shared by the panes; made when a region is first drawn and freed when it is no more. */
function useOutlines(core: StageCore, { cortex, regions }: StageProps): Outlines {
  const kept = useRef<KeptOutline[]>([])
  const outlines = useMemo(() => {
    const drawn = new Map<RegionDrawing, InstancedBufferGeometry>()
    for (const region of regions) {
      const hemisphere = cortex[region.hemisphere]
      const known = kept.current.find(
        (outline) => outline.field === region.field && outline.hemisphere === hemisphere,
      )
      const geometry =
        known?.geometry ?? createOutlineGeometry(hemisphere, region.field, core.countUpload)
      if (!known) kept.current.push({ geometry, field: region.field, hemisphere })
      drawn.set(region, geometry)
    }
    return drawn
  }, [core, cortex, regions])
  useEffect(() => {
    const inUse = new Set(outlines.values())
    for (const { geometry } of kept.current) if (!inUse.has(geometry)) geometry.dispose()
    kept.current = kept.current.filter(({ geometry }) => inUse.has(geometry))
  }, [outlines])
  return outlines
}

type PaneSceneProps = StageSceneProps & {
  readonly pane: PaneDrawing
  readonly outlines: Outlines
}

function PaneScene({ core, stage, pane, outlines }: PaneSceneProps) {
  const scene = useRef<Scene>(null)
  const invalidate = useThree((state) => state.invalidate)
  useLayoutEffect(() => {
    if (!scene.current) return
    return core.addScene(pane.id, scene.current)
  }, [core, pane.id])
  // Whatever changed in a pane's list of bodies has to be drawn.
  useLayoutEffect(() => invalidate())
  const deep = stage.deepMeshes ?? []
  return (
    <scene ref={scene}>
      {hemisphereIds.map((side) => (
        <HemisphereMesh
          key={side}
          core={core}
          pane={pane}
          side={side}
          cortex={stage.cortex}
          theme={stage.theme}
          flat={stage.flat ?? false}
        >
          {stage.regions
            .filter(({ hemisphere }) => hemisphere === side)
            .map((region) => {
              const geometry = outlines.get(region)
              return (
                geometry && (
                  <RegionOutline
                    key={region.key}
                    core={core}
                    pane={pane.id}
                    side={side}
                    geometry={geometry}
                    colour={region.colour}
                  />
                )
              )
            })}
          {deep
            .filter((drawing) => drawing.side === side)
            .map((drawing) => (
              <DeepMesh key={drawing.key} drawing={drawing} />
            ))}
          {(pane.foci ?? []).map((drawing) => (
            <FociSpheres key={drawing.key} drawing={drawing} side={side} />
          ))}
        </HemisphereMesh>
      ))}
      {deep
        .filter((drawing) => drawing.side === 'both')
        .map((drawing) => (
          <DeepMesh key={drawing.key} drawing={drawing} />
        ))}
    </scene>
  )
}
