/** The anatomy behind slices, fetched when the first slice is shown: it is as large as all else together. */
import { useEffect, useState } from 'react'
import { assetUrls } from '#atlas/assets.ts'
import type { Volume } from '#volume/volume.ts'

let fetched: Promise<Volume> | null = null

async function fetchT1(): Promise<Volume> {
  const [{ openNifti }, response] = await Promise.all([
    import('#format/nifti.ts'),
    fetch(assetUrls.t1),
  ])
  if (!response.ok) throw new Error(`the brain's picture did not come (${response.status})`)
  const { volume } = await openNifti([{ name: 't1_1mm.nii.gz', blob: await response.blob() }])
  return volume
}

/** Null until it is there, and where it did not come: slices then show the maps alone. */
export function useBackground(wanted: boolean): Volume | null {
  const [volume, setVolume] = useState<Volume | null>(null)
  useEffect(() => {
    if (!wanted || volume) return
    let gone = false
    fetched ??= fetchT1()
    fetched.then(
      (there) => {
        if (!gone) setVolume(there)
      },
      () => {
        // The next slice that is shown asks again.
        fetched = null
      },
    )
    return () => {
      gone = true
    }
  }, [wanted, volume])
  return volume
}
