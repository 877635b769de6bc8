out vec4 outColour;

void main() {
  outColour = vec4(0.0);
}
