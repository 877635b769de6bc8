uniform vec3 colour;
in vec3 vNormal;
out vec4 outColour;

void main() {
  vec3 n = normalize(vNormal);
  outColour = vec4(colour * (0.30 + 1.15 * keyAndFill(n)) + 0.10 * rim(n), 1.0);
}
