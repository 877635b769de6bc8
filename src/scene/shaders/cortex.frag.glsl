uniform vec3 baseTone;
uniform vec3 rimTone;
uniform float rimSign;
uniform float inflation;
uniform float glass;
// 1 there .. 0 gone, while a hemisphere steps aside.
uniform float presence;
uniform float hasValues;
// 1 lit, 0 flat: every colour as the colour bar has it.
uniform float lit;
uniform float pixelRatio;
in vec2 vReading;
in vec3 vRelief;
in vec3 vNormal;
out vec4 outColour;

void main() {
  vec3 n = normalize(vNormal);
  float relief = mix(1.0, shadeRelief(vRelief, inflation), lit);
  vec3 colour = baseTone * relief * mix(1.0, lightCortex(n, rimSign), lit);
  float painted = 0.0;
  // The medial wall closes the surface over callosum and brainstem: it is no cortex and shows no map.
  if (hasValues > 0.5 && vRelief.z < 0.5) {
    float sampled = vReading.y;
    // Neighbours without data carry no weight, so that their 0 does not bleed into the map.
    float value = vReading.x / max(sampled, 1e-4);
    float change = fwidth(value);
    if (sampled < 0.5) {
      colour *= mix(0.80, 0.58, hatch(gl_FragCoord.xy, pixelRatio));
    } else {
      vec4 overlay = colourValue(value, change);
      float light = clamp(lightOverlay(n) * mix(1.0, relief, 0.26), 0.70, 1.05);
      vec3 seen = overlay.rgb * mix(1.0, light, lit);
      colour = mix(colour, seen, overlay.a);
      painted = overlay.a;
      float line = fade > 0.0 ? thresholdLine(value, change, pixelRatio) : 0.0;
      colour = mix(colour, vec3(0.08), 0.7 * line * opacity);
    }
  }
  vec3 clear = mix(colour, rimTone, glass * (1.0 - painted) * 0.7);
  outColour = vec4(clear, presence * mix(1.0, glassOpacity(n, painted), glass));
}
