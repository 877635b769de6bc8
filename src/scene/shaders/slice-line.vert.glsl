// A segment of a contour on a slice as a band of constant width on the screen.
uniform vec2 paneSize;
uniform float mmPerPx;
uniform vec2 centreMm;
uniform vec2 centrePx;
uniform float pixelRatio;
// x: 0 at the start, 1 at the end; y: -1 or 1, the side.
in vec2 corner;
// Along the slice's right and up, mm.
in vec2 start;
in vec2 end;
// Red, green, blue, and half the band's width in CSS pixels.
in vec4 tone;
// CSS pixels from the start, along the segment and across it.
out vec2 vPlace;
out float vLength;
out vec4 vTone;

vec2 onPane(vec2 place) {
  vec2 away = (place - centreMm) / mmPerPx;
  return centrePx + vec2(away.x, -away.y);
}

void main() {
  vTone = tone;
  vec2 from = onPane(start);
  vec2 way = onPane(end) - from;
  float reach = tone.w + 1.0 / pixelRatio;
  vLength = length(way);
  vec2 along = vLength > 1e-4 ? way / vLength : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  float overshoot = corner.x * 2.0 - 1.0;
  vPlace = vec2(corner.x * vLength + overshoot * reach, corner.y * reach);
  vec2 place = from + way * corner.x + (along * overshoot + across * corner.y) * reach;
  gl_Position = vec4(place.x / paneSize.x * 2.0 - 1.0, 1.0 - place.y / paneSize.y * 2.0, 0.0, 1.0);
}
