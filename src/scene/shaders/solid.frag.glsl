uniform vec3 colour;
uniform float opacity;
// -1 or 1: only the left or the right half is drawn; 0: all.
uniform float side;
// -1 left of the edge only, 1 right of it, 0 on both sides; the edge is a share of the view's width.
uniform float beside;
uniform float edge;
in vec3 vNormal;
in float vAcross;
in vec3 vCut;
in vec2 vOnScreen;
out vec4 outColour;

void main() {
  if (side * vAcross < 0.0) discard;
  if (beside * (0.5 + 0.5 * vOnScreen.x / vOnScreen.y - edge) < 0.0) discard;
  vec3 n = normalize(vNormal);
  // The inside of a body that was cut at the midline is seen as the face of the cut.
  if (!gl_FrontFacing) n = side == 0.0 ? -n : normalize(vCut);
  vec3 lit = colour * (0.38 + 0.95 * keyAndFill(n)) + 0.08 * rim(n);
  outColour = vec4(lit, opacity + (1.0 - opacity) * 0.5 * rim(n));
}
