/** Lookup tables as textures, one row a table; shared by all views that draw with the same tables. */
import { ClampToEdgeWrapping, DataTexture, LinearFilter, RGBAFormat } from 'three'

export type LutTextures = {
  /** Tables of 256 RGBA bytes each. */
  readonly of: (luts: readonly Uint8Array[]) => DataTexture
  readonly dispose: () => void
}

/** More sets of tables than anybody compares at once; a dragged editor of tables must not fill the GPU. */
const most = 16

export function createLutTextures(): LutTextures {
  const ids = new WeakMap<Uint8Array, number>()
  const known = new Map<string, DataTexture>()
  let lastId = 0
  const idOf = (lut: Uint8Array) => {
    const id = ids.get(lut) ?? ++lastId
    ids.set(lut, id)
    return id
  }
  return {
    of: (luts) => {
      const key = luts.map(idOf).join(' ')
      const made = known.get(key)
      if (made) return made
      const bytes = new Uint8Array(luts.length * 1024)
      luts.forEach((lut, row) => {
        bytes.set(lut, row * 1024)
      })
      // No colour space: the tables' bytes are what shall arrive on the screen.
      const texture = new DataTexture(bytes, 256, luts.length, RGBAFormat)
      texture.minFilter = LinearFilter
      texture.magFilter = LinearFilter
      texture.wrapS = ClampToEdgeWrapping
      texture.wrapT = ClampToEdgeWrapping
      texture.needsUpdate = true
      known.set(key, texture)
      for (const [oldest, old] of known) {
        if (known.size <= most) break
        known.delete(oldest)
        old.dispose()
      }
      return texture
    },
    dispose: () => {
      for (const texture of known.values()) texture.dispose()
      known.clear()
    },
  }
}
