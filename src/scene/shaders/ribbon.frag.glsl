uniform vec3 colour;
uniform float halfWidth;
uniform float strength;
in vec2 vPlace;
in float vLength;
out vec4 outColour;

void main() {
  float away = length(vec2(vPlace.x - clamp(vPlace.x, 0.0, vLength), vPlace.y));
  float cover = clamp(halfWidth - away + 0.5, 0.0, 1.0);
  if (cover <= 0.0) discard;
  outColour = vec4(colour, cover * strength);
}
