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
// Two rows a layer: the colours of positive and of negative values, from 0 to the maximum.
uniform sampler2D luts;

// 1 above the threshold, 0 below, soft over one pixel. `change` is the value's over one pixel.
float aboveThreshold(float size, float level, float change) {
  if (level <= 0.0) return 1.0;
  if (change <= 0.0) return step(level, size);
  return clamp((size - level) / change + 0.5, 0.0, 1.0);
}

vec4 lookUp(int row, float t) {
  float column = (clamp(t, 0.0, 1.0) * 255.0 + 0.5) / 256.0;
  return texture(luts, vec2(column, (float(row) + 0.5) / float(2 * LAYERS)));
}

vec4 colourValue(int i, float value, float change) {
  bool positive = value >= 0.0;
  float size = discrete[i] > 0.5 ? floor(abs(value) + 0.5) : abs(value);
  change *= 1.0 - discrete[i];
  float level = positive ? threshold[i] : negativeThreshold[i];
  float above = aboveThreshold(size, level, change);
  float below = level > 0.0 ? fade[i] * pow(min(1.0, size / level), fadePower[i]) : 0.0;
  float t = maximum[i] > 0.0 ? size / maximum[i] : 1.0;
  vec4 colour = lookUp(positive ? 2 * i : 2 * i + 1, t);
  float shown = positive ? showPositive[i] : showNegative[i];
  return vec4(colour.rgb, colour.a * opacity[i] * shown * mix(below, 1.0, above));
}

// 1 on the line along which the value crosses its threshold, about one CSS pixel wide.
float thresholdLine(int i, float value, float change, float pixelRatio) {
  float level = value >= 0.0 ? threshold[i] : negativeThreshold[i];
  if (level <= 0.0 || change <= 0.0) return 0.0;
  float shown = value >= 0.0 ? showPositive[i] : showNegative[i];
  float away = abs(abs(value) - level) / (change * pixelRatio);
  return contour[i] * shown * (1.0 - smoothstep(0.4, 1.0, away));
}
