import { expect, test } from 'vitest'
import { csvOf } from '#comparison/csv.ts'
import { peakName, peakRows } from '#comparison/peak-rows.ts'
import { point } from '#space/point.ts'

const peak = (value: number, x: number) => ({ value, world: point<'world'>(x, -2, 3.5) })
const cluster = {
  sign: 1 as const,
  voxels: 10,
  mm3: 80,
  peak: peak(6.5, 10),
  subPeaks: [peak(5, 12), peak(4, 14)],
  centreOfMass: point<'world'>(11, -2, 3),
  regions: [
    { name: 'insula', share: 0.75 },
    { name: 'white matter', share: 0.25 },
  ],
  leastActive: 0.4,
}

test('sub-peaks are rows of their own under their cluster, without a size', () => {
  const lone = { ...cluster, peak: peak(-3, 0), sign: -1 as const, subPeaks: [], leastActive: null }
  expect(csvOf(peakRows([cluster, lone])).split('\r\n')).toEqual([
    'cluster,x,y,z,value,sign,voxels,mm3,centreOfMass.x,centreOfMass.y,centreOfMass.z,leastActive,regions',
    '1,10,-2,3.5,6.5,1,10,80,11,-2,3,0.4,insula 75 %; white matter 25 %',
    '1a,12,-2,3.5,5,1,,,,,,,',
    '1b,14,-2,3.5,4,1,,,,,,,',
    '2,0,-2,3.5,-3,-1,10,80,11,-2,3,,insula 75 %; white matter 25 %',
    '',
  ])
})

test('more sub-peaks than letters go on with two of them', () => {
  expect([0, 25, 26, 27, 52].map((at) => peakName(2, at))).toEqual([
    '3a',
    '3z',
    '3aa',
    '3ab',
    '3ba',
  ])
})
