precision highp float;
precision highp int;
