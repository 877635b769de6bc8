/** Tells meshes apart by their faces: vertex numbers mean the same on every surface with these. */

/** FNV-1a of the numbers, 8 hexadecimal digits. */
export function fingerprint(numbers: Uint8Array | Uint32Array): string {
  let hash = 0x811c9dc5
  // Not `for … of`, which is ten times as slow until it is compiled.
  for (let at = 0; at < numbers.length; at++) hash = Math.imul(hash ^ numbers[at]!, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

const known = new WeakMap<Uint32Array, string>()

/** The fingerprint of the faces; worked out once a face list. */
export function facesFingerprint(faces: Uint32Array): string {
  const before = known.get(faces)
  if (before !== undefined) return before
  const made = fingerprint(faces)
  known.set(faces, made)
  return made
}
