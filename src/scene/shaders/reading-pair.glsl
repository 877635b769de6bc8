// What two layers hand on from vertex to pixel in one place, of which there are few; one layer needs half.
#if LAYERS > 1
#define PAIR vec4
#else
#define PAIR vec2
#endif
