// Bodies in and on the brain: deep regions, blobs of a map, and foci as spheres set down once an instance.
uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform mat3 normalMatrix;
in vec3 position;
in vec3 normal;
#ifdef SPHERES
uniform float radiusMm;
in vec3 centre;
#endif
out vec3 vNormal;
// World x: which half of the brain the fragment belongs to.
out float vAcross;
// What the face of a cut at the midline looks towards.
out vec3 vCut;
uniform float side;
// Across the view, and what divides it.
out vec2 vOnScreen;

void main() {
#ifdef SPHERES
  vec3 place = centre + position * radiusMm;
#else
  vec3 place = position;
#endif
  vAcross = place.x;
  vCut = normalMatrix * vec3(-side, 0.0, 0.0);
  vNormal = normalMatrix * normal;
  gl_Position = projectionMatrix * (modelViewMatrix * vec4(place, 1.0));
  vOnScreen = gl_Position.xw;
}
