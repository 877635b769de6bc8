import { describe, expect, it } from 'vitest'
import { type PlacementFacts, place, placementsFor } from '#format/surface-placement.ts'

const facts: PlacementFacts = {
  vertexCount: 1000,
  cRas: undefined,
  inSurfaceSpace: true,
  names: ['lh.pial'],
}
const idsOf = (more: Partial<PlacementFacts>) => {
  const { placements, likely, warnings } = placementsFor({ ...facts, ...more })
  return [placements.map(({ id }) => id), likely, warnings.map(({ tag }) => tag)]
}

describe('where a surface lies', () => {
  it('is as the file says where nothing speaks against it', () => {
    expect(idsOf({})).toEqual([['as-is'], 'as-is', []])
    expect(idsOf({ cRas: [0, 0, 0] })).toEqual([['as-is'], 'as-is', []])
  })

  it('is c_ras further where FreeSurfer centred it, unless that was added already', () => {
    expect(idsOf({ cRas: [1, 2, 3] })).toEqual([['as-is', 'c_ras'], 'c_ras', []])
    expect(idsOf({ cRas: [1, 2, 3], inSurfaceSpace: false })).toEqual([
      ['as-is', 'c_ras'],
      'as-is',
      [],
    ])
  })

  it('is MNI305 where a name says fsaverage, and that is said', () => {
    expect(idsOf({ names: ['/subjects/fsaverage5/surf/lh.pial'] })).toEqual([
      ['as-is', 'mni305'],
      'mni305',
      ['fsaverage-space'],
    ])
    expect(idsOf({ names: ['fsaverage'], cRas: [1, 0, 0] })[1]).toBe('c_ras+mni305')
  })

  it('may be MNI305 where the number of vertices is fsaverage’s, but is not moved unasked', () => {
    for (const vertexCount of [163842, 40962, 10242, 2562, 642]) {
      expect(idsOf({ vertexCount })).toEqual([['as-is', 'mni305'], 'as-is', []])
    }
  })

  it('goes through c_ras first and then from template to template', () => {
    const { placements } = placementsFor({ ...facts, names: ['fsaverage'], cRas: [10, -20, 35] })
    const rows = placements.find(({ id }) => id === 'c_ras+mni305')?.affine ?? []
    const positions = Float32Array.of(0, 0, 0)
    place(positions, rows)
    // FreeSurfer's published example of the affine, whose point is this c_ras.
    expect(positions[0]).toBeCloseTo(10.695, 2)
    expect(positions[1]).toBeCloseTo(-18.409, 2)
    expect(positions[2]).toBeCloseTo(36.137, 2)
  })
})
