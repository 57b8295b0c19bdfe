/** `[a b c d e f]` of ISO 32000-1 §8.3.3: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Applies `inner` first. */
export const multiply = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

export const place = (matrix: Matrix, x: number, y: number): Point => ({
  x: matrix[0] * x + matrix[2] * y + matrix[4],
  y: matrix[1] * x + matrix[3] * y + matrix[5],
});

export const boxAround = (points: readonly Point[]): Box => {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return [left, bottom, right, top];
};

export const cornersOf = (matrix: Matrix, [left, bottom, right, top]: Box): readonly Point[] => [
  place(matrix, left, bottom),
  place(matrix, right, bottom),
  place(matrix, right, top),
  place(matrix, left, top),
];

export const overlap = (one: Box, other: Box): Box => [
  Math.max(one[0], other[0]),
  Math.max(one[1], other[1]),
  Math.min(one[2], other[2]),
  Math.min(one[3], other[3]),
];

export const contains = ([left, bottom, right, top]: Box, { x, y }: Point): boolean =>
  x >= left && x <= right && y >= bottom && y <= top;

/** Whether a point lies within closed outlines, by crossings (`evenOdd`) or windings. */
export const isWithin = (outlines: readonly (readonly Point[])[], { x, y }: Point, evenOdd: boolean): boolean => {
  let crossings = 0;
  let windings = 0;
  for (const outline of outlines) {
    for (let index = 0; index < outline.length; index += 1) {
      const from = outline[index]!;
      const to = outline[(index + 1) % outline.length]!;
      if (from.y > y === to.y > y) continue;
      if (x >= from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)) continue;
      crossings += 1;
      windings += to.y > from.y ? 1 : -1;
    }
  }
  return evenOdd ? crossings % 2 === 1 : windings !== 0;
};
