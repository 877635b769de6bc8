/** Tells meshes apart by their faces: vertex numbers mean the same on every surface with these. */

const known = new WeakMap<Uint32Array, string>()

/** FNV-1a of the faces, 8 hexadecimal digits; worked out once a face list. */
export function facesFingerprint(faces: Uint32Array): string {
  const before = known.get(faces)
  if (before !== undefined) return before
  let hash = 0x811c9dc5
  for (const vertex of faces) hash = Math.imul(hash ^ vertex, 0x01000193)
  const made = (hash >>> 0).toString(16).padStart(8, '0')
  known.set(faces, made)
  return made
}
