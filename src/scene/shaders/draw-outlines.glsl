// Borders of regions where their smooth fields cross a half: bands of constant width on the screen, part of the surface's
// own colour, so that what hides the surface hides them.
uniform int regionCount;
uniform vec3 regionTone[REGION_GROUPS * 4];
// 1 where the band is cased in white, 0 where in black.
uniform float regionCasing[REGION_GROUPS * 4];
// How much of the band is there while it comes or goes.
uniform float regionStrength[REGION_GROUPS * 4];

// Of the bands' halves, CSS pixels.
const float coreHalf = 1.3;
const float casingHalf = 2.5;
// What they reach of the field at most: at a grazing angle, and in a small picture, a pixel spans much of it, and a band of
// full width would lie far from its border.
const float coreReach = 0.2;
const float casingReach = 0.28;

// How much of a pixel lies in a band. Where the band is narrow its share of the pixel grows less and the line stays whole.
float inBand(float away, float change, float width, float reach) {
  return clamp((min(width * change, reach) - away) / change + 0.5, 0.0, 1.0);
}

struct Outlines {
  vec4 core;
  // x: how much of the casing covers the fragment, y: 1 white, 0 black.
  vec2 casing;
};

// How far from its border a band can be met, in the field, that changes so much over one pixel.
vec4 bandReach(vec4 change, float pixelRatio) {
  return min(casingHalf * pixelRatio * change, casingReach) + 0.5 * change;
}

// `away`: of the field from its border; `slope`: of the field, right and up, over one pixel.
void addOutline(inout Outlines lines, float away, vec2 slope, int region, float pixelRatio) {
  float change = max(length(slope), 1e-6);
  // A pixel that spans the whole field shows no border.
  float shown = regionStrength[region] * (1.0 - smoothstep(0.5, 1.0, change));
  float core = shown * inBand(away, change, coreHalf * pixelRatio, coreReach);
  float casing = shown * inBand(away, change, casingHalf * pixelRatio, casingReach);
  if (casing > lines.casing.x) lines.casing = vec2(casing, regionCasing[region]);
  lines.core.rgb = mix(lines.core.rgb, regionTone[region], core);
  lines.core.a = max(lines.core.a, core);
}

void addOutlines(inout Outlines lines, vec4 members, int first, float pixelRatio) {
  vec4 away = abs(members - 0.5);
  vec4 right = dFdx(members);
  vec4 up = dFdy(members);
  // No band of these reaches the fragment, not even where a field rises along both: nearly all fragments.
  if (all(greaterThan(away, bandReach(abs(right) + abs(up), pixelRatio)))) return;
  for (int i = 0; i < 4; i++) {
    if (first + i >= regionCount) return;
    addOutline(lines, away[i], vec2(right[i], up[i]), first + i, pixelRatio);
  }
}
