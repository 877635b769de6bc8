uniform vec3 baseTone;
uniform vec3 rimTone;
uniform float rimSign;
uniform float inflation;
uniform float glass;
// 1 there .. 0 gone, while a hemisphere steps aside.
uniform float presence;
uniform float hasValues;
// 1 lit, 0 flat: every colour as the colour bar has it.
uniform float lit;
uniform float pixelRatio;
in PAIR vReadings01;
#if LAYERS > 2
in vec4 vReadings23;
#endif
// Of rows that are never mixed, a triangle has those of one corner.
#if DISCRETE > 0
flat in PAIR vWhole01;
#if LAYERS > 2
flat in vec4 vWhole23;
#endif
#define READING(i, mixed, whole) (discrete[i] > 0.5 ? whole : mixed)
#else
#define READING(i, mixed, whole) mixed
#endif
in vec4 vMembers0;
#if REGION_GROUPS > 1
in vec4 vMembers1;
#endif
#if REGION_GROUPS > 2
in vec4 vMembers2;
#endif
#if REGION_GROUPS > 3
in vec4 vMembers3;
#endif
#if REGION_GROUPS > 4
in vec4 vMembers4;
#endif
#if VOLUMES > 0
in vec3 vMiddle;
#define READ_LAYER(volume, i, around) readLayer(volume, i, around, vMiddle)
#else
#define READ_LAYER(volume, i, around) readVertices(around)
#endif
in vec4 vRelief;
in vec3 vNormal;
#if EDGE > 0
in vec2 vAcross;
#endif
out vec4 outColour;

struct Painted {
  vec3 colour;
  // How much of it is a map's.
  float share;
};

// How much of a pixel lies on the medial wall, whose edge is as sharp as the screen.
float onWall(float field) {
  float change = max(length(vec2(dFdx(field), dFdy(field))), 1e-6);
  return clamp((field - 0.5) / change + 0.5, 0.0, 1.0);
}

void paintLayer(inout Painted place, int i, vec2 reading, vec2 nextReading, float light, float wall) {
  vec2 first = withChange(reading.x);
#if LAYERS > 1
  vec2 second = withChange(nextReading.x);
#else
  vec2 second = vec2(0.0);
#endif
  // The medial wall closes the surface over callosum and brainstem: it is no cortex and shows no map.
  if (hasValues < 0.5 || wall >= 1.0) return;
#if EDGE > 0
  if (!isBeside(i, 0.5 + 0.5 * vAcross.x / vAcross.y)) return;
#endif
#if LAYERS > 1
  if (isSecond(i)) return;
#endif
  if (reading.y < 0.5 || (hasRole(i) && nextReading.y < 0.5)) {
    float stroke = mix(0.80, 0.58, hatch(gl_FragCoord.xy, pixelRatio));
    if (lowest[i] > 0.5) place.colour *= mix(stroke, 1.0, wall);
    return;
  }
  vec4 overlay = colourLayer(i, first, second);
  overlay.a *= 1.0 - wall;
  place.colour = mix(place.colour, min(overlay.rgb * light, vec3(1.0)), overlay.a);
  place.share = max(place.share, overlay.a);
  float line = layerLine(i, first, second, pixelRatio);
  place.colour = mix(place.colour, vec3(0.08), 0.7 * line * opacity[i] * (1.0 - wall));
}

void main() {
  vec3 n = normalize(vNormal);
  float wall = onWall(vRelief.z);
  float relief = mix(1.0, shadeRelief(vRelief, wall, inflation), lit);
  Painted place = Painted(baseTone * relief * mix(1.0, lightCortex(n, rimSign), lit), 0.0);
  float light = mix(1.0, lightOverlay(n), lit);
  vec2 found0 = READ_LAYER(volume0, 0, READING(0, vReadings01.xy, vWhole01.xy));
  vec2 found1 = vec2(0.0);
  vec2 found2 = vec2(0.0);
  vec2 found3 = vec2(0.0);
#if LAYERS > 1
  found1 = READ_LAYER(volume1, 1, READING(1, vReadings01.zw, vWhole01.zw));
#endif
#if LAYERS > 2
  found2 = READ_LAYER(volume2, 2, READING(2, vReadings23.xy, vWhole23.xy));
#endif
#if LAYERS > 3
  found3 = READ_LAYER(volume3, 3, READING(3, vReadings23.zw, vWhole23.zw));
#endif
  paintLayer(place, 0, found0, found1, light, wall);
#if LAYERS > 1
  paintLayer(place, 1, found1, found2, light, wall);
#endif
#if LAYERS > 2
  paintLayer(place, 2, found2, found3, light, wall);
#endif
#if LAYERS > 3
  paintLayer(place, 3, found3, vec2(0.0), light, wall);
#endif
  Outlines lines = Outlines(vec4(0.0), vec2(0.0));
  addOutlines(lines, vMembers0, 0, pixelRatio);
#if REGION_GROUPS > 1
  addOutlines(lines, vMembers1, 4, pixelRatio);
#endif
#if REGION_GROUPS > 2
  addOutlines(lines, vMembers2, 8, pixelRatio);
#endif
#if REGION_GROUPS > 3
  addOutlines(lines, vMembers3, 12, pixelRatio);
#endif
#if REGION_GROUPS > 4
  addOutlines(lines, vMembers4, 16, pixelRatio);
#endif
#ifdef BORDERS_ONLY
  // What lies behind is seen through glass, fainter than what lies in front.
  outColour = vec4(lines.core.rgb, 0.5 * lines.core.a * presence);
  return;
#endif
  vec3 clear = mix(place.colour, rimTone, glass * (1.0 - place.share) * 0.7);
  float solid = mix(1.0, glassOpacity(n, place.share), glass);
  vec3 cased = mix(clear, vec3(mix(0.08, 1.0, lines.casing.y)), lines.casing.x);
  vec3 drawn = mix(cased, lines.core.rgb, lines.core.a);
  outColour = vec4(drawn, presence * max(solid, lines.casing.x));
}
