import { describe, expect, it } from 'vitest'
import type { OpenedFile, OpenFileOptions } from '#format/index.ts'
import { openFile } from '#format/index.ts'
import { openNifti } from '#format/nifti.ts'
import { fixture } from '../fixtures/files.ts'

async function open(name: string, options: OpenFileOptions = {}, ...more: string[]) {
  const files = await Promise.all([name, ...more].map((file) => fixture(`surface/${file}`)))
  return openFile(files, options)
}

type Kind<K extends OpenedFile['kind']> = Extract<OpenedFile, { kind: K }>

function as<K extends OpenedFile['kind']>(kind: K, opened: OpenedFile): Kind<K> {
  if (opened.kind !== kind) throw new Error(`opened as ${opened.kind}, not ${kind}`)
  return opened as Kind<K>
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  let worst = 0
  for (let i = 0; i < a.length; i++) worst = Math.max(worst, Math.abs((a[i] ?? 0) - (b[i] ?? 0)))
  return worst
}

/** Of the same points and values, written by nibabel; tests/fixtures/surface/make.py. */
const pial = as('surface', await open('lh.pial.surf.gii'))
const curvature =
  as('surface-data', await open('lh.curv.shape.gii')).maps[0]?.parts[0]?.values ?? []

describe('surfaces', () => {
  it('reads every encoding of GIFTI to the same topology', async () => {
    expect(pial.info).toMatchObject({
      format: 'GIFTI',
      hemisphere: 'left',
      vertexCount: 642,
      faceCount: 1280,
    })
    for (const name of ['lh.white.surf.gii', 'lh.mid.surf.gii']) {
      const other = as('surface', await open(name))
      expect(other.mesh.faces).toEqual(pial.mesh.faces)
    }
    const white = as('surface', await open('lh.white.surf.gii', { placement: 'as-is' }))
    const middle = as('surface', await open('lh.mid.surf.gii', { placement: 'as-is' }))
    const mean = white.mesh.positionsWorld.map(
      (w, i) => (w + (pial.mesh.positionsWorld[i] ?? 0)) / 2,
    )
    expect(largestDifference(mean, middle.mesh.positionsWorld)).toBeLessThan(1e-5)
  })

  it('adds c_ras to a FreeSurfer surface, and leaves it where that is wanted', async () => {
    const moved = as('surface', await open('lh.pial'))
    expect(moved.info.placement).toBe('c_ras')
    expect(moved.info.description).toBe('made by make.py')
    expect(moved.mesh.faces).toEqual(pial.mesh.faces)
    expect(largestDifference(moved.mesh.positionsWorld, pial.mesh.positionsWorld)).toBeLessThan(
      1e-5,
    )
    const asIs = as('surface', await open('lh.pial', { placement: 'as-is' }))
    const [x = 0, y = 0, z = 0] = moved.mesh.positionsWorld
    expect([...asIs.mesh.positionsWorld.slice(0, 3)]).toEqual([
      expect.closeTo(x - 1.5, 4),
      expect.closeTo(y + 2, 4),
      expect.closeTo(z - 3.25, 4),
    ])
  })

  it('offers the way from fsaverage where the number of vertices is that of fsaverage', () => {
    expect(pial.info.placement).toBe('as-is')
    expect(pial.info.placements.map(({ id }) => id)).toEqual(['as-is', 'mni305'])
  })

  it('reads a surface without volume geometry as it stands', async () => {
    const plain = as('surface', await open('lh.plain.white'))
    const white = as('surface', await open('lh.white.surf.gii'))
    expect(plain.mesh).toEqual(white.mesh)
  })
})

describe('values a vertex', () => {
  it('reads the same curvature from GIFTI, FreeSurfer and MGH', async () => {
    expect(curvature.length).toBe(642)
    for (const name of ['lh.curv', 'lh.curv.mgh']) {
      const opened = as('surface-data', await open(name))
      expect(opened.info.hemisphere).toBe('left')
      expect(opened.maps[0]?.parts[0]?.values).toEqual(curvature)
    }
  })

  it('reads several maps of a file with their names and statistic', async () => {
    const opened = as('surface-data', await open('lh.two.func.gii'))
    expect(opened.maps.map(({ name }) => name)).toEqual(['curv', 'x <b> & y'])
    expect(opened.maps[0]?.parts[0]?.values).toEqual(curvature)
  })

  it('puts CIFTI rows on the vertices of both sides, and tells of voxels that it leaves out', async () => {
    const opened = as('surface-data', await open('both.dscalar.nii'))
    expect(opened.maps.map(({ name }) => name)).toEqual(['first', 'second & last'])
    const [left, right] = opened.maps[0]?.parts ?? []
    expect([left?.hemisphere, right?.hemisphere]).toEqual(['left', 'right'])
    left?.values.forEach((value, vertex) => {
      expect([vertex, value]).toEqual([vertex, vertex % 2 === 0 ? vertex : Number.NaN])
    })
    right?.values.forEach((value, vertex) => {
      expect([vertex, value]).toEqual([vertex, vertex % 3 === 1 ? 1000 + vertex : Number.NaN])
    })
    expect(opened.maps[1]?.parts[0]?.values[2]).toBe(0.25)
    expect(opened.info.warnings.map(({ tag }) => tag)).toEqual(['not-cortex'])
  })
})

describe('labels', () => {
  it('reads keys, names and colours from GIFTI and FreeSurfer alike', async () => {
    const gifti = as('labels', await open('lh.parts.label.gii'))
    const annotation = as('labels', await open('lh.parts.annot'))
    expect(gifti.maps[0]?.parts[0]?.values).toEqual(annotation.maps[0]?.parts[0]?.values)
    expect(new Set(gifti.maps[0]?.parts[0]?.values)).toEqual(new Set([0, 1, 2]))
    expect(gifti.maps[0]?.labels.slice(1)).toEqual([
      { value: 1, name: 'lower', colour: [1, 0, 0, 1] },
      { value: 2, name: 'upper', colour: [0, 0.5, 1, 1] },
    ])
    expect(annotation.maps[0]?.labels.map(({ value, name }) => [value, name])).toEqual([
      [0, 'unknown'],
      [1, 'lower'],
      [2, 'upper'],
    ])
  })
})

describe('volumes beside NIfTI', async () => {
  const map = await openNifti([await fixture('surface/map.nii.gz')])
  const labels = await openNifti([await fixture('surface/labels.nii.gz')])

  it('reads MGZ with the values and the place of the NIfTI', async () => {
    const mgz = as('volume', await open('map.mgz'))
    expect(mgz.info).toMatchObject({ format: 'MGH', affineSource: 'mgh', datatype: 'float32' })
    expect(mgz.volume.values).toEqual(map.volume.values)
    mgz.info.affine.flat().forEach((value, i) => {
      expect(value).toBeCloseTo(map.info.affine.flat()[i] ?? Number.NaN, 4)
    })
  })

  it('reads one volume of an MGZ series', async () => {
    const second = as('volume', await open('series.mgz', { volumeIndex: 1 }))
    expect(second.info.volumeCount).toBe(2)
    expect(second.volume.values).toEqual(map.volume.values.map((value) => -value))
  })

  it('reads MGH integers', async () => {
    expect(as('volume', await open('labels.mgh')).volume.values).toEqual(
      Float64Array.from(labels.volume.values),
    )
    expect(as('volume', await open('bytes.mgh')).volume.values).toEqual(labels.volume.values)
  })

  it('places Analyze 7.5 in the middle, or by SPM’s origin, and says so', async () => {
    const plain = as('volume', await open('plain.hdr', {}, 'plain.img'))
    expect(plain.info.format).toBe('Analyze 7.5')
    expect(plain.volume.values).toEqual(labels.volume.values)
    // As nibabel's AnalyzeImage and Spm99AnalyzeImage print them.
    expect(plain.info.affine.slice(0, 3)).toEqual([
      [-1, 0, 0, 11.5],
      [0, 1, 0, -13],
      [0, 0, 1, -12],
    ])
    const origin = as('volume', await open('origin.hdr', {}, 'origin.img'))
    expect(origin.info.affine.slice(0, 3)).toEqual([
      [-2, 0, 0, 18],
      [0, 3, 0, -33],
      [0, 0, 4, -52],
    ])
    expect(origin.info.warnings.map(({ tag }) => tag)).toContain('analyze')
  })

  it('asks for the image of a header that comes alone', async () => {
    await expect(open('plain.hdr')).rejects.toMatchObject({ tag: 'missing-partner' })
    await expect(open('plain.img')).rejects.toMatchObject({ tag: 'missing-partner' })
  })
})
