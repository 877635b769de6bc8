uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform mat3 normalMatrix;
// x: the value, 0 where not sampled; y: 1 where sampled. One a layer.
in vec2 reading0;
#if LAYERS > 1
in vec2 reading1;
#endif
#if LAYERS > 2
in vec2 reading2;
#else
const vec2 reading2 = vec2(0.0);
#endif
#if LAYERS > 3
in vec2 reading3;
#else
const vec2 reading3 = vec2(0.0);
#endif
out PAIR vReadings01;
#if LAYERS > 2
out vec4 vReadings23;
#endif
#if DISCRETE > 0
flat out PAIR vWhole01;
#if LAYERS > 2
flat out vec4 vWhole23;
#endif
#endif
#if VOLUMES > 0
// Half-way between white and pial, whichever surface is drawn: where one-place sampling rules read the volume.
in vec3 middle;
out vec3 vMiddle;
#endif
// x: sulcal depth, y: curvature (0.5 is flat), z: medial wall, half on its edge, w: how much of the sky the folded brain leaves open.
in vec4 relief;
// Regions' smooth membership, four a group.
in vec4 members0;
out vec4 vMembers0;
#if REGIONS > 4
in vec4 members1;
out vec4 vMembers1;
#endif
#if REGIONS > 8
in vec4 members2;
out vec4 vMembers2;
#endif
#if REGIONS > 12
in vec4 members3;
out vec4 vMembers3;
#endif
#if REGIONS > 16
in vec4 members4;
out vec4 vMembers4;
#endif
// The pass that lays down depth has to meet the pass that paints to the bit.
invariant gl_Position;
out vec4 vRelief;
out vec3 vNormal;
#if EDGE > 0
// Divided: -1 at the view's left end, 1 at its right.
out vec2 vAcross;
#endif

void main() {
#if LAYERS > 1
  vReadings01 = vec4(reading0, reading1);
#else
  vReadings01 = reading0;
#endif
#if LAYERS > 2
  vReadings23 = vec4(reading2, reading3);
#endif
#if DISCRETE > 0
  vWhole01 = vReadings01;
#if LAYERS > 2
  vWhole23 = vReadings23;
#endif
#endif
  vMembers0 = members0;
#if REGIONS > 4
  vMembers1 = members1;
#endif
#if REGIONS > 8
  vMembers2 = members2;
#endif
#if REGIONS > 12
  vMembers3 = members3;
#endif
#if REGIONS > 16
  vMembers4 = members4;
#endif
#if VOLUMES > 0
  vMiddle = middle;
#endif
  vRelief = relief;
  vNormal = normalMatrix * mixedNormal();
  gl_Position = projectionMatrix * (modelViewMatrix * vec4(mixedPosition(), 1.0));
#if EDGE > 0
  vAcross = gl_Position.xw;
#endif
}
