uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform mat3 normalMatrix;
// x: the value, 0 where not sampled; y: 1 where sampled.
in vec2 reading;
// x: sulcal depth, y: curvature (0.5 is flat), z: medial wall.
in vec3 relief;
// The pass that lays down depth has to meet the pass that paints to the bit.
invariant gl_Position;
out vec2 vReading;
out vec3 vRelief;
out vec3 vNormal;

void main() {
  vReading = reading;
  vRelief = relief;
  vNormal = normalMatrix * mixedNormal();
  gl_Position = projectionMatrix * (modelViewMatrix * vec4(mixedPosition(), 1.0));
}
