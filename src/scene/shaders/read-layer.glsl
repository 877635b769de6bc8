// What a layer's map has at a fragment: from the values at the vertices around, or, where VOLUMES is 1, from the volume itself
// at the depth where the sampling rule reads it.

#if VOLUMES > 0
// 0 at the vertices, 1 trilinear, 2 the nearest voxel.
uniform float reads[LAYERS];
uniform mat4 toVoxel[LAYERS];
uniform vec3 voxels[LAYERS];
uniform float gaps[LAYERS];
uniform sampler3D volume0;
#if LAYERS > 1
uniform sampler3D volume1;
#endif
#if LAYERS > 2
uniform sampler3D volume2;
#endif
#if LAYERS > 3
uniform sampler3D volume3;
#endif

#endif

vec2 readVertices(vec2 around) {
  // Neighbours without data carry no weight, so that their 0 does not bleed into the map.
  return vec2(around.x / max(around.y, 1e-4), step(0.5, around.y));
}

#if VOLUMES > 0
vec2 readLayer(sampler3D volume, int i, vec2 around, vec3 placeWorld) {
  if (reads[i] < 0.5) return readVertices(around);
  Grid grid = Grid(toVoxel[i], voxels[i], reads[i] > 1.5, gaps[i] > 0.5);
  return readVolume(volume, grid, placeWorld);
}
#endif
