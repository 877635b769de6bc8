// Borders of regions where their smooth fields cross a half: bands of constant width on the screen, part of the surface's
// own colour, so that what hides the surface hides them.
uniform vec3 regionTone[REGIONS];
// 1 where the band is cased in white, 0 where in black.
uniform float regionCasing[REGIONS];
// How much of the band is there: all of it, none where there is no such region, a part while it comes or goes.
uniform float regionStrength[REGIONS];

// Of the bands' halves, CSS pixels.
const float coreHalf = 1.3;
const float casingHalf = 2.5;
// What they reach of the field at most: at a grazing angle, and in a small picture, a pixel spans much of it, and a band of
// full width would lie far from its border.
const float coreReach = 0.2;
const float casingReach = 0.28;

// `core`: colour and cover of the bands; `casing`: its cover, and 1 where it is white, 0 where black.
// `away`: of the field from its border; `right`, `up`: its change over one pixel.
void addOutline(
  inout vec4 core,
  inout vec2 casing,
  float away,
  float right,
  float up,
  int region,
  float pixelRatio
) {
  float steepness = max(right * right + up * up, 1e-12);
  float perPixel = inversesqrt(steepness);
  // A pixel that spans the whole field shows no border.
  float narrow = clamp(2.0 * steepness * perPixel - 1.0, 0.0, 1.0);
  float shown = regionStrength[region] * (1.0 - narrow * narrow * (3.0 - 2.0 * narrow));
  // How much of the pixel lies in each. Where one is narrow its share of the pixel grows less and the line stays whole.
  float inside = 0.5 - away * perPixel;
  float line = shown * clamp(inside + min(coreHalf * pixelRatio, coreReach * perPixel), 0.0, 1.0);
  float cover = shown * clamp(inside + min(casingHalf * pixelRatio, casingReach * perPixel), 0.0, 1.0);
  casing = cover > casing.x ? vec2(cover, regionCasing[region]) : casing;
  core = vec4(mix(core.rgb, regionTone[region], line), max(core.a, line));
}

// Four regions, of which a cortex with few has two.
void addOutlines(inout vec4 core, inout vec2 casing, vec4 members, int first, float pixelRatio) {
  vec4 away = abs(members - 0.5);
  vec4 right = dFdx(members);
  vec4 up = dFdy(members);
#if REGIONS > 4
  // No band of these reaches the fragment, not even where a field rises along both: nearly all fragments.
  vec4 change = abs(right) + abs(up);
  vec4 reach = min(casingHalf * pixelRatio * change, vec4(casingReach)) + 0.5 * change;
  if (all(greaterThan(away, reach))) return;
#endif
  addOutline(core, casing, away.x, right.x, up.x, first, pixelRatio);
  addOutline(core, casing, away.y, right.y, up.y, first + 1, pixelRatio);
#if REGIONS > 2
  addOutline(core, casing, away.z, right.z, up.z, first + 2, pixelRatio);
  addOutline(core, casing, away.w, right.w, up.w, first + 3, pixelRatio);
#endif
}
