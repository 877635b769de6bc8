// Diagonal strokes fixed to the screen, 7 CSS pixels apart: 'no data here', told apart from 'little here'.
float hatch(vec2 fragment, float pixelRatio) {
  float across = fract((fragment.x + fragment.y) / (7.0 * pixelRatio));
  float edge = 1.0 / (7.0 * pixelRatio);
  float stroke = abs(across - 0.5) * 2.0;
  return 1.0 - smoothstep(0.28 - edge, 0.28 + edge, stroke);
}
