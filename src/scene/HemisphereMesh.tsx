/** One hemisphere of one view: shared surfaces, its own values and colouring. */
import { useThree } from '@react-three/fiber'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { BufferAttribute, BufferGeometry, type Group, type Mesh, Sphere, Vector3 } from 'three'
import type { Cortex, HemisphereId } from '#atlas/cortex.ts'
import type { Affine } from '#space/affine.ts'
import { hemisphereHull, hullCentre } from './brain-hull.ts'
import type { BrainPart, HemisphereUpdate } from './brain-part.ts'
import { disposeKeepingShared, packReading } from './cortex-attributes.ts'
import {
  type CortexMaterials,
  createCortexMaterials,
  mostRegions,
  setGlass,
  setLayers,
  setRegions,
  setTheme,
} from './cortex-material.ts'
import { surfaceMix } from './inflate-surface.ts'
import { layerSlots } from './layer-slots.ts'
import type { RegionDrawing, StageTheme } from './stage-basis.ts'
import type { StageParts } from './stage-parts.ts'
import type { LayerDrawing } from './views/view-basis.ts'

export type HemisphereMeshProps = {
  readonly parts: StageParts
  readonly part: BrainPart
  readonly layers: readonly LayerDrawing[]
  readonly edge: number
  readonly side: HemisphereId
  readonly cortex: Cortex
  readonly regions: readonly RegionDrawing[]
  readonly theme: StageTheme
  readonly flat: boolean
  /** It stands in the picture twice, from outside and from the midline. */
  readonly twice: boolean
  /** What moves with the hemisphere. */
  readonly children?: ReactNode
}

export function HemisphereMesh({
  parts,
  part,
  layers,
  edge,
  side,
  cortex,
  regions,
  theme,
  flat,
  twice,
  children,
}: HemisphereMeshProps) {
  const hemisphere = cortex[side]
  const vertices = hemisphere.surfaces.pial.length / 3
  const [once, again] = [useBody(), useBody()]
  const bodies = useMemo(() => [once, again] as const, [once, again])
  const invalidate = useThree((state) => state.invalidate)
  const materials = useMemo(createCortexMaterials, [])
  const geometry = useMemo(() => new BufferGeometry(), [])
  useEffect(
    () => () => {
      materials.dispose()
      disposeKeepingShared(geometry, readingNames)
    },
    [materials, geometry],
  )

  useLayoutEffect(() => {
    const { attributes } = parts
    geometry.setAttribute('relief', attributes.relief(hemisphere))
    // What is drawn first is told by the middle; three would look for it among all vertices.
    geometry.boundingSphere = new Sphere(new Vector3(...hullCentre(hemisphereHull(hemisphere, 0))))
    const normals = (positions: Float32Array) => attributes.normals(positions, hemisphere.faces)
    const update: HemisphereUpdate = (live, places, { pixelRatio, coarse }) => {
      const presence = live.shown[side]
      bodies.forEach(({ group }, i) => {
        const at = places[i]
        if (!group.current) return
        group.current.visible = at !== undefined
        if (at) setMatrix(group.current, at)
      })
      if (presence === 0) return
      const { faces } = hemisphere
      geometry.setIndex(coarse ? attributes.coarseFaces(faces, vertices) : attributes.faces(faces))
      const { from, to, t } = surfaceMix(hemisphere, live.inflation)
      const moving = t > 0
      geometry.setAttribute('position', attributes.positions(from))
      geometry.setAttribute('normal', normals(from))
      if (moving) {
        geometry.setAttribute('positionTo', attributes.positions(to))
        geometry.setAttribute('normalTo', normals(to))
      }
      materials.uniforms.surfaceMix.value = t
      materials.uniforms.inflation.value = live.inflation
      materials.uniforms.pixelRatio.value = pixelRatio
      const seeThrough = setGlass(materials, live.glass, presence)
      for (const { mesh, depth, borders } of bodies) {
        if (!mesh.current || !depth.current || !borders.current) continue
        mesh.current.material = moving ? materials.moving : materials.still
        depth.current.material = moving ? materials.depthMoving : materials.depthStill
        depth.current.visible = seeThrough
        borders.current.visible = live.glass > 0 && !moving
      }
    }
    return part.addHemisphere(side, update)
  }, [parts, part, geometry, hemisphere, vertices, materials, side, bodies])

  useLayoutEffect(() => {
    const shown = regions.filter((region) => region.hemisphere === side).slice(0, mostRegions)
    const fields = shown.map(({ field }) => field)
    parts.attributes.members(hemisphere, fields).forEach((members, group) => {
      geometry.setAttribute(`members${group}`, members)
    })
    setRegions(materials, shown)
    invalidate()
  }, [parts, geometry, hemisphere, invalidate, materials, regions, side])

  const slots = useMemo(() => layerSlots(layers), [layers])
  const given = slots.map(({ map }) => map.values?.[side] ?? null)
  // Values of another mesh, while a new cortex and its values come one after the other, can't be drawn on this one.
  const [first = null, second = null, third = null, fourth = null] = given.map((values) =>
    values?.length === vertices ? values : null,
  )
  useLayoutEffect(() => {
    ;[first, second, third, fourth].forEach((values, i) => {
      setReading(geometry, readingNames[i]!, values, parts.countUpload)
    })
    materials.uniforms.hasValues.value = first || second || third || fourth ? 1 : 0
    invalidate()
  }, [parts, geometry, invalidate, materials, first, second, third, fourth])

  const readsSpace = slots.some(({ map }) => map.reads && map.volume)
  useLayoutEffect(() => {
    if (readsSpace) geometry.setAttribute('middle', parts.attributes.middle(hemisphere))
  }, [parts, geometry, hemisphere, readsSpace])

  useLayoutEffect(() => {
    setLayers(materials, slots, edge, parts)
    setTheme(materials.uniforms, theme)
    materials.uniforms.lit.value = flat ? 0 : 1
    invalidate()
  }, [parts, flat, invalidate, materials, slots, edge, theme])

  const drawn = { geometry, materials, children }
  return (
    <>
      <StandingMesh body={once} {...drawn} />
      {twice && <StandingMesh body={again} {...drawn} />}
    </>
  )
}

type Body = {
  readonly group: RefObject<Group | null>
  readonly mesh: RefObject<Mesh | null>
  readonly depth: RefObject<Mesh | null>
  readonly borders: RefObject<Mesh | null>
}

function useBody(): Body {
  const group = useRef<Group>(null)
  const mesh = useRef<Mesh>(null)
  const depth = useRef<Mesh>(null)
  const borders = useRef<Mesh>(null)
  return useMemo(() => ({ group, mesh, depth, borders }), [])
}

type StandingMeshProps = {
  readonly body: Body
  readonly geometry: BufferGeometry
  readonly materials: CortexMaterials
  readonly children: ReactNode
}

/** The hemisphere in one place: surfaces, values and colours are shared with the other. */
function StandingMesh({ body, geometry, materials, children }: StandingMeshProps) {
  return (
    <group ref={body.group} matrixAutoUpdate={false}>
      <mesh
        ref={body.depth}
        geometry={geometry}
        material={materials.depthStill}
        frustumCulled={false}
        // After every solid hemisphere: one that goes must not hide the one that stays.
        renderOrder={1}
      />
      <mesh
        ref={body.borders}
        geometry={geometry}
        material={materials.borders}
        frustumCulled={false}
        visible={false}
        renderOrder={0.6}
      />
      <mesh ref={body.mesh} geometry={geometry} material={materials.still} frustumCulled={false} />
      {children}
    </group>
  )
}

const readingNames = ['reading0', 'reading1', 'reading2', 'reading3'] as const

/** What a reading was packed from, so that one layer's change does not send another's. */
const heldValues = new WeakMap<BufferAttribute, Float32Array>()

/** Puts a layer's values on a geometry, in the buffer that is there already where there is one. */
function setReading(
  geometry: BufferGeometry,
  name: (typeof readingNames)[number],
  values: Float32Array | null,
  onUpload: () => void,
): void {
  const known = geometry.getAttribute(name) as BufferAttribute | undefined
  if (!values) {
    geometry.deleteAttribute(name)
    return
  }
  if (known && heldValues.get(known) === values) return
  const packed = packReading(values, known?.array)
  if (known?.array === packed) known.needsUpdate = true
  else geometry.setAttribute(name, new BufferAttribute(packed, 2).onUpload(onUpload))
  heldValues.set(geometry.getAttribute(name) as BufferAttribute, values)
}

/** Puts an affine map into an object that doesn't keep its own matrix. */
export function setMatrix(object: Group, affine: Affine<'world', 'scene'>): void {
  const m = affine
  object.matrix.set(
    m[0]!,
    m[1]!,
    m[2]!,
    m[3]!,
    m[4]!,
    m[5]!,
    m[6]!,
    m[7]!,
    m[8]!,
    m[9]!,
    m[10]!,
    m[11]!,
    0,
    0,
    0,
    1,
  )
  object.matrixWorldNeedsUpdate = true
}
