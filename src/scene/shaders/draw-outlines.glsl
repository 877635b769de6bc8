// Borders of regions where their smooth fields cross a half: bands of constant width on the screen, part of the surface's
// own colour, so that what hides the surface hides them.
uniform int regionCount;
uniform vec3 regionTone[REGION_GROUPS * 4];
// 1 where the band is cased in white, 0 where in black.
uniform float regionCasing[REGION_GROUPS * 4];

// Of the bands' halves, CSS pixels.
const float coreHalf = 1.3;
const float casingHalf = 2.5;

struct Outlines {
  vec4 core;
  // x: how much of the casing covers the fragment, y: 1 white, 0 black.
  vec2 casing;
};

void addOutline(inout Outlines lines, float member, int region, float pixelRatio) {
  float away = member - 0.5;
  // Seen at a grazing angle the field changes so much from pixel to pixel that a band would reach far from its border.
  float change = min(length(vec2(dFdx(member), dFdy(member))), 0.08 / pixelRatio);
  float pixels = abs(away) / max(change, 1e-6);
  float core = clamp(coreHalf * pixelRatio - pixels + 0.5, 0.0, 1.0);
  float casing = clamp(casingHalf * pixelRatio - pixels + 0.5, 0.0, 1.0);
  if (casing > lines.casing.x) lines.casing = vec2(casing, regionCasing[region]);
  lines.core.rgb = mix(lines.core.rgb, regionTone[region], core);
  lines.core.a = max(lines.core.a, core);
}

void addOutlines(inout Outlines lines, vec4 members, int first, float pixelRatio) {
  for (int i = 0; i < 4; i++) {
    if (first + i >= regionCount) return;
    addOutline(lines, members[i], first + i, pixelRatio);
  }
}
