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
#if REGIONS > 4
in vec4 vMembers1;
#endif
#if REGIONS > 8
in vec4 vMembers2;
#endif
#if REGIONS > 12
in vec4 vMembers3;
#endif
#if REGIONS > 16
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

// How much of a pixel lies on the medial wall, whose edge is as sharp as the screen.
float onWall(float field) {
  vec2 slope = vec2(dFdx(field), dFdy(field));
  return clamp((field - 0.5) * inversesqrt(max(dot(slope, slope), 1e-12)) + 0.5, 0.0, 1.0);
}

// `place`: its colour, and how much of that is a map's. `cortex`: 0 on the medial wall, which closes the surface over callosum
// and brainstem: it is no cortex and shows no map.
vec4 paintLayer(vec4 place, int i, vec2 reading, vec2 nextReading, float light, float cortex) {
  vec2 first = withChange(reading.x);
#if LAYERS > 1
  vec2 second = withChange(nextReading.x);
  if (isSecond(i)) return place;
#else
  vec2 second = vec2(0.0);
#endif
  float here = cortex * hasValues;
#if EDGE > 0
  here = isBeside(i, 0.5 + 0.5 * vAcross.x / vAcross.y) ? here : 0.0;
#endif
  bool measured = reading.y >= 0.5 && (!hasRole(i) || nextReading.y >= 0.5);
  float stroke = mix(0.80, 0.58, hatch(gl_FragCoord.xy, pixelRatio));
  place.rgb *= measured ? 1.0 : mix(1.0, stroke, here * lowest[i]);
  here = measured ? here : 0.0;
  vec4 overlay = colourLayer(i, first, second);
  float share = overlay.a * here;
  place = vec4(mix(place.rgb, min(overlay.rgb * light, vec3(1.0)), share), max(place.a, share));
#if FADES > 0
  place.rgb = mix(place.rgb, vec3(0.08), 0.7 * layerLine(i, first, second, pixelRatio) * opacity[i] * here);
#endif
  return place;
}

void main() {
  vec3 n = normalize(vNormal);
  float wall = onWall(vRelief.z);
  float relief = mix(1.0, shadeRelief(vRelief, wall, inflation), lit);
  float lamps = keyAndFill(n);
  vec4 place = vec4(baseTone * relief * mix(1.0, lightCortex(n, lamps, rimSign), lit), 0.0);
  float light = mix(1.0, lightOverlay(lamps), lit);
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
  place = paintLayer(place, 0, found0, found1, light, 1.0 - wall);
#if LAYERS > 1
  place = paintLayer(place, 1, found1, found2, light, 1.0 - wall);
#endif
#if LAYERS > 2
  place = paintLayer(place, 2, found2, found3, light, 1.0 - wall);
#endif
#if LAYERS > 3
  place = paintLayer(place, 3, found3, vec2(0.0), light, 1.0 - wall);
#endif
  vec4 core = vec4(0.0);
  vec2 casing = vec2(0.0);
  addOutlines(core, casing, vMembers0, 0, pixelRatio);
#if REGIONS > 4
  addOutlines(core, casing, vMembers1, 4, pixelRatio);
#endif
#if REGIONS > 8
  addOutlines(core, casing, vMembers2, 8, pixelRatio);
#endif
#if REGIONS > 12
  addOutlines(core, casing, vMembers3, 12, pixelRatio);
#endif
#if REGIONS > 16
  addOutlines(core, casing, vMembers4, 16, pixelRatio);
#endif
#ifdef BORDERS_ONLY
  // What lies behind is seen through glass, fainter than what lies in front.
  outColour = vec4(core.rgb, 0.5 * core.a * presence);
  return;
#endif
  vec3 clear = mix(place.rgb, rimTone, glass * (1.0 - place.a) * 0.7);
  float solid = mix(1.0, glassOpacity(n, place.a), glass);
  vec3 cased = mix(clear, vec3(mix(0.08, 1.0, casing.y)), casing.x);
  vec3 drawn = mix(cased, core.rgb, core.a);
  outColour = vec4(drawn, presence * max(solid, casing.x));
}
