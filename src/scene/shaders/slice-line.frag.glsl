uniform float pixelRatio;
in vec2 vPlace;
in float vLength;
in vec4 vTone;
out vec4 outColour;

void main() {
  float away = length(vec2(vPlace.x - clamp(vPlace.x, 0.0, vLength), vPlace.y));
  float cover = clamp((vTone.w - away) * pixelRatio + 0.5, 0.0, 1.0);
  if (cover <= 0.0) discard;
  outColour = vec4(vTone.rgb, cover);
}
