// How much darker the folds are drawn: sulcal depth as soft occlusion on the folded brain, curvature as two quiet
// tones on the inflated one, where depth is no longer to be seen.
// `wall`: how much of the pixel lies on the medial wall.
float shadeRelief(vec4 relief, float wall, float inflation) {
  float folded = mix(1.0, 0.5, smoothstep(0.02, 0.75, relief.x)) * mix(0.72, 1.0, relief.w);
  float crown = smoothstep(0.40, 0.60, 1.0 - relief.y);
  float inflated = mix(0.70, 1.0, crown);
  float shade = mix(folded, inflated, clamp(inflation, 0.0, 1.0));
  return mix(shade, 0.80, wall);
}
