uniform mat4 modelViewMatrix;
uniform mat4 projectionMatrix;
uniform mat3 normalMatrix;
// x: the value, 0 where not sampled; y: 1 where sampled. One a layer.
in vec2 reading0;
out vec2 vReading0;
#if DISCRETE > 0
flat out vec2 vWhole0;
#endif
#if LAYERS > 1
in vec2 reading1;
out vec2 vReading1;
#if DISCRETE > 0
flat out vec2 vWhole1;
#endif
#endif
#if LAYERS > 2
in vec2 reading2;
out vec2 vReading2;
#if DISCRETE > 0
flat out vec2 vWhole2;
#endif
#endif
// Half-way between white and pial, whichever surface is drawn: where one-place sampling rules read the volume.
in vec3 middle;
// x: sulcal depth, y: curvature (0.5 is flat), z: medial wall, w: how much of the sky the folded brain leaves open.
in vec4 relief;
// Regions' smooth membership, four a group.
in vec4 members0;
out vec4 vMembers0;
#if REGION_GROUPS > 1
in vec4 members1;
out vec4 vMembers1;
#endif
#if REGION_GROUPS > 2
in vec4 members2;
out vec4 vMembers2;
#endif
#if REGION_GROUPS > 3
in vec4 members3;
out vec4 vMembers3;
#endif
#if REGION_GROUPS > 4
in vec4 members4;
out vec4 vMembers4;
#endif
// The pass that lays down depth has to meet the pass that paints to the bit.
invariant gl_Position;
out vec3 vMiddle;
out vec4 vRelief;
out vec3 vNormal;

void main() {
  vReading0 = reading0;
#if DISCRETE > 0
  vWhole0 = reading0;
#endif
#if LAYERS > 1
  vReading1 = reading1;
#if DISCRETE > 0
  vWhole1 = reading1;
#endif
#endif
#if LAYERS > 2
  vReading2 = reading2;
#if DISCRETE > 0
  vWhole2 = reading2;
#endif
#endif
  vMembers0 = members0;
#if REGION_GROUPS > 1
  vMembers1 = members1;
#endif
#if REGION_GROUPS > 2
  vMembers2 = members2;
#endif
#if REGION_GROUPS > 3
  vMembers3 = members3;
#endif
#if REGION_GROUPS > 4
  vMembers4 = members4;
#endif
  vMiddle = middle;
  vRelief = relief;
  vNormal = normalMatrix * mixedNormal();
  gl_Position = projectionMatrix * (modelViewMatrix * vec4(mixedPosition(), 1.0));
}
