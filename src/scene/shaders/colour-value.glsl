// A value's colour and opacity in one layer; the CPU's twin is colour-value.ts.
uniform float threshold[LAYERS];
uniform float negativeThreshold[LAYERS];
uniform float maximum[LAYERS];
uniform float showPositive[LAYERS];
uniform float showNegative[LAYERS];
uniform float fade[LAYERS];
uniform float fadePower[LAYERS];
uniform float contour[LAYERS];
uniform float opacity[LAYERS];
// 1: values are rows of the table, which are never mixed.
uniform float discrete[LAYERS];
// 0: alone; 1: as opaque as the next layer's map is large; 2: in a square of colours with it; -1: such a next one.
uniform float role[LAYERS];
// -1 left of the edge only, 1 right of it, 0 on both sides.
uniform float beside[LAYERS];
// 1: nothing lies under it.
uniform float lowest[LAYERS];
// Share of the view's width.
uniform float edge;
// Two rows a layer: the colours of positive and of negative values, from 0 to the maximum.
uniform sampler2D luts;

// 1 above the threshold, 0 below, soft over one pixel. `change` is the value's over one pixel.
float aboveThreshold(float size, float level, float change) {
  if (level <= 0.0) return 1.0;
  if (change <= 0.0) return step(level, size);
  return clamp((size - level) / change + 0.5, 0.0, 1.0);
}

vec4 lookUp(int row, float t) {
  float column = clamp(t, 0.0, 1.0) * (255.0 / 256.0) + 0.5 / 256.0;
  return textureLod(luts, vec2(column, (float(row) + 0.5) * (0.5 / float(LAYERS))), 0.0);
}

// |value|; of a row of the table, which.
float sizeOf(int i, float value) {
#if DISCRETE > 0
  if (discrete[i] > 0.5) return floor(abs(value) + 0.5);
#endif
  return abs(value);
}

// How much of a value is shown, 0..1: all of it from the threshold on, below it as it fades.
float shownShare(int i, float value, float change) {
  bool positive = value >= 0.0;
  float size = sizeOf(i, value);
  float level = positive ? threshold[i] : negativeThreshold[i];
#if DISCRETE > 0
  change *= 1.0 - discrete[i];
#endif
  float share = aboveThreshold(size, level, change);
#if FADES > 0
  bool fades = fade[i] > 0.0 && level > 0.0;
  share = mix(fades ? fade[i] * pow(min(1.0, size / level), fadePower[i]) : 0.0, 1.0, share);
#endif
  return (positive ? showPositive[i] : showNegative[i]) * share;
}

// |value| as a share of the table.
float shareOf(int i, float value) {
  return maximum[i] > 0.0 ? min(1.0, sizeOf(i, value) / maximum[i]) : 1.0;
}

vec4 colourValue(int i, float value, float change) {
  float shown = shownShare(i, value, change);
  // Most of a brain lies below the threshold: its colours are not looked up.
  if (shown <= 0.0) return vec4(0.0);
  vec4 colour = lookUp(value >= 0.0 ? 2 * i : 2 * i + 1, shareOf(i, value));
  return vec4(colour.rgb, colour.a * opacity[i] * shown);
}

// Whether the next layer is drawn with this one.
bool hasRole(int i) {
#if LAYERS > 1
  return role[i] > 0.5;
#else
  return false;
#endif
}

// x: a value, y: its change over one pixel.
vec4 colourLayer(int i, vec2 first, vec2 second) {
  if (!hasRole(i)) return colourValue(i, first.x, first.y);
  int next = min(i + 1, LAYERS - 1);
  if (role[i] < 1.5) {
    vec4 colour = colourValue(i, first.x, first.y);
    return vec4(colour.rgb, colour.a * shareOf(next, second.x));
  }
  float one = shownShare(i, first.x, first.y);
  float other = shownShare(next, second.x, second.y);
  float along = one * shareOf(i, first.x);
  vec3 colour =
    mix(lookUp(2 * i, along).rgb, lookUp(2 * i + 1, along).rgb, other * shareOf(next, second.x));
  return vec4(colour, opacity[i] * max(one, other));
}

// Whether a layer is read for the one before it and not painted itself.
bool isSecond(int i) {
  return role[i] < -0.5;
}

// Whether a place is on a layer's side of the edge; `across` is the share of the view's width.
bool isBeside(int i, float across) {
  return beside[i] * (across - edge) >= 0.0;
}

// 1 on the line along which the value crosses its threshold, about one CSS pixel wide.
float thresholdLine(int i, float value, float change, float pixelRatio) {
  float level = value >= 0.0 ? threshold[i] : negativeThreshold[i];
  if (contour[i] <= 0.0 || level <= 0.0 || change <= 0.0) return 0.0;
  float shown = value >= 0.0 ? showPositive[i] : showNegative[i];
  float away = abs(abs(value) - level) / (change * pixelRatio);
  return contour[i] * shown * (1.0 - smoothstep(0.4, 1.0, away));
}

float layerLine(int i, vec2 first, vec2 second, float pixelRatio) {
  float line = thresholdLine(i, first.x, first.y, pixelRatio);
  if (!hasRole(i)) return line;
  return max(line, thresholdLine(min(i + 1, LAYERS - 1), second.x, second.y, pixelRatio));
}

// A value with its change over one pixel.
vec2 withChange(float value) {
  return vec2(value, length(vec2(dFdx(value), dFdy(value))));
}
