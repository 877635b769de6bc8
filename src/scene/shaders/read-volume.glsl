// What a volume has at a place of the world. x: the value, 0 where there is none; y: 1 where there is one.
struct Grid {
  mat4 toVoxel;
  // Number of voxels along each axis.
  vec3 voxels;
  // The nearest voxel's value, else trilinear.
  bool nearest;
  // The second channel tells which voxels have a value; else all have.
  bool gaps;
};

vec2 readVolume(sampler3D volume, Grid grid, vec3 placeWorld) {
  vec3 at = (grid.toVoxel * vec4(placeWorld, 1.0)).xyz;
  if (grid.nearest) at = floor(at + 0.5);
  // As the rules: beyond the outermost voxels' centres, and beside a voxel without a value, there is none.
  bool inside = all(greaterThanEqual(at, vec3(0.0))) && all(lessThanEqual(at, grid.voxels - 1.0));
  vec2 found = textureLod(volume, (at + 0.5) / grid.voxels, 0.0).rg;
  float measured = grid.gaps ? step(0.999, found.y) : 1.0;
  return inside ? vec2(found.x, measured) : vec2(0.0);
}
