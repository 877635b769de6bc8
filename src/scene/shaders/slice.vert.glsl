// A pane's whole rectangle.
uniform vec2 paneSize;
in vec2 corner;
// CSS pixels from the pane's top left corner.
out vec2 vPlace;

void main() {
  vPlace = vec2(corner.x, 1.0 - corner.y) * paneSize;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
