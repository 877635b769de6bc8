// The vertex between two surfaces of its hemisphere. A brain that stands still reads one surface only.
uniform float surfaceMix;
in vec3 position;
in vec3 normal;
#ifdef MOVING
in vec3 positionTo;
in vec3 normalTo;
#endif

vec3 mixedPosition() {
#ifdef MOVING
  return mix(position, positionTo, surfaceMix);
#else
  return position;
#endif
}

vec3 mixedNormal() {
#ifdef MOVING
  return mix(normal, normalTo, surfaceMix);
#else
  return normal;
#endif
}
