/** Everything that a view of the cortex draws with three. */
import { useEffect, useMemo, useRef } from 'react'
import type { InstancedBufferGeometry } from 'three'
import { type Hemisphere, hemisphereIds } from '#atlas/cortex.ts'
import type { BrainDrawing } from './brain-drawing.ts'
import type { BrainPart } from './brain-part.ts'
import { DeepMesh } from './DeepMesh.tsx'
import { FociSpheres } from './FociSpheres.tsx'
import { HemisphereMesh } from './HemisphereMesh.tsx'
import { createOutlineGeometry } from './outline.ts'
import { RegionOutline } from './RegionOutline.tsx'
import type { RegionDrawing, StageBasis } from './stage-basis.ts'
import type { StageParts } from './stage-parts.ts'
import type { ViewSceneProps } from './views/view-kind.ts'

export function BrainScene({
  parts,
  part,
  stage,
  drawing,
}: ViewSceneProps<BrainDrawing, BrainPart>) {
  const outlines = useOutlines(parts, stage)
  const deep = stage.deepMeshes ?? []
  return (
    <>
      {hemisphereIds.map((side) => (
        <HemisphereMesh
          key={side}
          parts={parts}
          part={part}
          layer={drawing.layers[0] ?? null}
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
                    part={part}
                    side={side}
                    geometry={geometry}
                    colour={region.colour}
                  />
                )
              )
            })}
          {deep
            .filter((body) => body.side === side)
            .map((body) => (
              <DeepMesh key={body.key} drawing={body} />
            ))}
          {(drawing.foci ?? []).map((foci) => (
            <FociSpheres key={foci.key} drawing={foci} side={side} />
          ))}
        </HemisphereMesh>
      ))}
      {deep
        .filter((body) => body.side === 'both')
        .map((body) => (
          <DeepMesh key={body.key} drawing={body} />
        ))}
    </>
  )
}

type Outlines = ReadonlyMap<RegionDrawing, InstancedBufferGeometry>

type KeptOutline = {
  readonly geometry: InstancedBufferGeometry
  readonly field: Float32Array
  readonly hemisphere: Hemisphere
}

/** One geometry a region, made when a region is first drawn and freed when it is no more. */
function useOutlines(parts: StageParts, { cortex, regions }: StageBasis): Outlines {
  const kept = useRef<KeptOutline[]>([])
  const outlines = useMemo(() => {
    const drawn = new Map<RegionDrawing, InstancedBufferGeometry>()
    for (const region of regions) {
      const hemisphere = cortex[region.hemisphere]
      const known = kept.current.find(
        (outline) => outline.field === region.field && outline.hemisphere === hemisphere,
      )
      const geometry =
        known?.geometry ?? createOutlineGeometry(hemisphere, region.field, parts.countUpload)
      if (!known) kept.current.push({ geometry, field: region.field, hemisphere })
      drawn.set(region, geometry)
    }
    return drawn
  }, [parts, cortex, regions])
  useEffect(() => {
    const inUse = new Set(outlines.values())
    for (const { geometry } of kept.current) if (!inUse.has(geometry)) geometry.dispose()
    kept.current = kept.current.filter(({ geometry }) => inUse.has(geometry))
  }, [outlines])
  return outlines
}
