// Three lamps that move with the camera: key from the upper left, fill from the right, a rim at the silhouette.
const vec3 keyLamp = normalize(vec3(-0.42, 0.62, 0.78));
const vec3 fillLamp = normalize(vec3(0.72, -0.05, 0.62));
// Between the key lamp and the viewer.
const vec3 halfway = normalize(keyLamp + vec3(0.0, 0.0, 1.0));

float keyAndFill(vec3 n) {
  float key = max(0.0, dot(n, keyLamp));
  float fill = max(0.0, dot(n, fillLamp));
  return 0.56 * key + 0.2 * fill;
}

// Of keyAndFill over the pictures of a brain, about.
const float meanKeyAndFill = 0.43;

float rim(vec3 n) {
  float edge = 1.0 - clamp(n.z, 0.0, 1.0);
  return edge * edge * edge;
}

// Light on bare cortex, about 0.4 to 1.1. `lamps`: of keyAndFill.
float lightCortex(vec3 n, float lamps, float rimSign) {
  float towards = max(0.0, dot(n, halfway));
  float third = towards * towards * towards;
  float sixth = third * third;
  float twelfth = sixth * sixth;
  // The 24th power.
  float sheen = twelfth * twelfth;
  return 0.42 + lamps + 0.07 * sheen + 0.16 * rimSign * rim(n);
}

// Light on coloured cortex, centred on 1: form stays just visible, and a colour reads as the value that the bar gives it.
float lightOverlay(float lamps) {
  return 1.0 + 0.09 * (lamps - meanKeyAndFill);
}
