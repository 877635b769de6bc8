// Cuts through background and maps, one or many in rows; the CPU's twin is paint-slice.ts.
uniform vec3 ground;
uniform float pixelRatio;
uniform vec2 paneSize;
// World directions of a slice's right and up, and across it.
uniform vec3 rightAxis;
uniform vec3 upAxis;
uniform vec3 acrossAxis;
uniform float mmPerPx;
uniform vec2 centreMm;
// Of the first slice, CSS pixels; the others follow in steps of `cell`.
uniform vec2 centrePx;
uniform vec2 cell;
uniform int columns;
uniform int count;
uniform float firstMm;
uniform float stepMm;
// x: the background's value that is black, y: the one that is white.
uniform vec2 window;
uniform float hasBackground;
uniform mat4 backgroundToVoxel;
uniform vec3 backgroundVoxels;
uniform float backgroundNearest;
uniform float backgroundGaps;
uniform sampler3D background;
in vec2 vPlace;
out vec4 outColour;

void lay(inout vec3 colour, int i, vec2 reading, vec2 nextReading) {
  vec2 first = withChange(reading.x);
  vec2 second = withChange(nextReading.x);
  if (isSecond(i) || !isBeside(i, vPlace.x / paneSize.x) || reading.y < 0.5) return;
  if (hasRole(i) && nextReading.y < 0.5) return;
  vec4 overlay = colourLayer(i, first, second);
  colour = mix(colour, overlay.rgb, overlay.a);
  colour = mix(colour, vec3(0.08), 0.7 * layerLine(i, first, second, pixelRatio) * opacity[i]);
}

void main() {
  vec2 at = floor((vPlace - centrePx) / cell + 0.5);
  int number = int(at.y) * columns + int(at.x);
  bool outside = at.x < 0.0 || at.y < 0.0 || int(at.x) >= columns || number >= count;
  vec2 away = (vPlace - centrePx - at * cell) * mmPerPx;
  vec3 place = rightAxis * (centreMm.x + away.x) + upAxis * (centreMm.y - away.y)
    + acrossAxis * (firstMm + stepMm * float(number));
  vec3 colour = ground;
  if (hasBackground > 0.5) {
    Grid grid =
      Grid(backgroundToVoxel, backgroundVoxels, backgroundNearest > 0.5, backgroundGaps > 0.5);
    vec2 found = readVolume(background, grid, place);
    float grey = clamp((found.x - window.x) / (window.y - window.x), 0.0, 1.0);
    // What is black is no tissue: the page shows there.
    colour = mix(ground, vec3(grey), found.y * smoothstep(0.02, 0.12, grey));
  }
  vec2 found0 = readLayer(volume0, 0, vec2(0.0), place);
  vec2 found1 = vec2(0.0);
  vec2 found2 = vec2(0.0);
  vec2 found3 = vec2(0.0);
#if LAYERS > 1
  found1 = readLayer(volume1, 1, vec2(0.0), place);
#endif
#if LAYERS > 2
  found2 = readLayer(volume2, 2, vec2(0.0), place);
#endif
#if LAYERS > 3
  found3 = readLayer(volume3, 3, vec2(0.0), place);
#endif
  lay(colour, 0, found0, found1);
#if LAYERS > 1
  lay(colour, 1, found1, found2);
#endif
#if LAYERS > 2
  lay(colour, 2, found2, found3);
#endif
#if LAYERS > 3
  lay(colour, 3, found3, vec2(0.0));
#endif
  outColour = vec4(outside ? ground : colour, 1.0);
}
