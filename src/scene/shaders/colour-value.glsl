// A value's colour and opacity; the CPU's twin is colour-value.ts.
uniform float threshold;
uniform float maximum;
uniform float showPositive;
uniform float showNegative;
uniform float fade;
uniform float opacity;
uniform sampler2D positiveLut;
uniform sampler2D negativeLut;

// 1 above the threshold, 0 below, soft over one pixel.
float aboveThreshold(float size, float change) {
  if (threshold <= 0.0) return 1.0;
  if (change <= 0.0) return step(threshold, size);
  return clamp((size - threshold) / change + 0.5, 0.0, 1.0);
}

vec4 lookUp(sampler2D lut, float t) {
  return texture(lut, vec2((clamp(t, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5));
}

vec4 colourValue(float value, float change) {
  float size = abs(value);
  float above = aboveThreshold(size, change);
  float below = threshold > 0.0 ? fade * min(1.0, size / threshold) : 0.0;
  float t = maximum > 0.0 ? size / maximum : 1.0;
  vec4 colour = value >= 0.0 ? lookUp(positiveLut, t) : lookUp(negativeLut, t);
  float shown = value >= 0.0 ? showPositive : showNegative;
  return vec4(colour.rgb, colour.a * opacity * shown * mix(below, 1.0, above));
}

// 1 on the line along which |value| crosses the threshold, about one CSS pixel wide.
float thresholdLine(float value, float change, float pixelRatio) {
  if (threshold <= 0.0 || change <= 0.0) return 0.0;
  float shown = value >= 0.0 ? showPositive : showNegative;
  return shown * (1.0 - smoothstep(0.4, 1.0, abs(abs(value) - threshold) / (change * pixelRatio)));
}
