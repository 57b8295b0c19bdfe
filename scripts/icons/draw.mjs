/** Samples a pixel's edge gets; 6 × 6 is finer than 8-bit colour shows. */
const samples = 6;

/**
 * Paints layers, bottom first, each a colour and a test whether a point (in pixels) is inside.
 * @returns RGBA bytes, not premultiplied
 */
export function paint(size, layers) {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) pixels.set(pixelAt(x, y, layers), (y * size + x) * 4);
  }
  return pixels;
}

function pixelAt(x, y, layers) {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (const { colour, inside } of layers) {
    const cover = coverage(x, y, inside);
    if (cover === 0) continue;
    const total = cover + alpha * (1 - cover);
    const mix = (over, under) => (over * cover + under * alpha * (1 - cover)) / total;
    [red, green, blue] = [mix(colour[0], red), mix(colour[1], green), mix(colour[2], blue)];
    alpha = total;
  }
  return [red, green, blue, alpha * 255].map(Math.round);
}

function coverage(x, y, inside) {
  let hits = 0;
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < samples; j++) if (inside(x + (i + 0.5) / samples, y + (j + 0.5) / samples)) hits++;
  }
  return hits / samples ** 2;
}

export function roundedRectangle(left, top, right, bottom, radius) {
  return (x, y) => {
    const dx = Math.max(left + radius - x, 0, x - right + radius);
    const dy = Math.max(top + radius - y, 0, y - bottom + radius);
    return x >= left && x <= right && y >= top && y <= bottom && dx * dx + dy * dy <= radius * radius;
  };
}

export const circle = (cx, cy, radius) => (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= radius * radius;

/** A line through the points, with round ends. */
export function stroke(points, width) {
  const pieces = points.slice(1).map((end, i) => [points[i], end]);
  return (x, y) => pieces.some(([from, to]) => distance(x, y, from, to) <= width / 2);
}

function distance(x, y, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

export const both = (a, b) => (x, y) => a(x, y) && b(x, y);
