// One segment of an outline as a band of constant width on the screen. Its ends lie on edges of the mesh and move with it.
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
// Shares of the pial, inflated and very inflated surface.
uniform vec3 surfaceShares;
uniform vec2 paneSize;
uniform float halfWidth;
// Towards the viewer, mm, so that the band does not sink into the surface that it lies on.
uniform float liftMm;
// x: 0 at the start, 1 at the end; y: -1 or 1, the side.
in vec2 corner;
in vec3 startPial;
in vec3 endPial;
in vec3 startInflated;
in vec3 endInflated;
in vec3 startVeryInflated;
in vec3 endVeryInflated;
// In CSS pixels from the start, along the segment and across it.
out vec2 vPlace;
out float vLength;

vec3 shared3(vec3 pial, vec3 inflated, vec3 veryInflated) {
  return pial * surfaceShares.x + inflated * surfaceShares.y + veryInflated * surfaceShares.z;
}

vec3 onScreen(vec3 place) {
  vec4 view = modelViewMatrix * vec4(place, 1.0);
  view.xyz -= normalize(view.xyz) * liftMm;
  vec4 clip = projectionMatrix * view;
  return clip.xyz / clip.w;
}

void main() {
  vec3 start = onScreen(shared3(startPial, startInflated, startVeryInflated));
  vec3 end = onScreen(shared3(endPial, endInflated, endVeryInflated));
  vec2 way = (end.xy - start.xy) * 0.5 * paneSize;
  float reach = halfWidth + 1.0;
  vLength = length(way);
  vec2 along = vLength > 1e-4 ? way / vLength : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float overshoot = corner.x * 2.0 - 1.0;
  vPlace = vec2(corner.x * vLength + overshoot * reach, corner.y * reach);
  vec3 at = mix(start, end, corner.x);
  vec2 shift = (along * overshoot + across * corner.y) * reach;
  gl_Position = vec4(at.xy + shift * 2.0 / paneSize, at.z, 1.0);
}
