// Opacity of a glass cortex: clear where it faces the viewer, dense at the rim; painted places stay half seen.
float glassOpacity(vec3 n, float painted) {
  float edge = 1.0 - clamp(n.z, 0.0, 1.0);
  return max(0.07 + 0.6 * edge * edge, 0.5 * painted);
}
