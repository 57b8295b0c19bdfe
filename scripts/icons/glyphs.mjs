import { both, circle, roundedRectangle, stroke } from './draw.mjs';

// Mid tones that hold 3:1 against both the white and the black ribbon.
const teal = [14, 124, 107];
const paleTeal = [122, 190, 176];
const amber = [196, 98, 16];
const red = [209, 52, 56];
const white = [255, 255, 255];

/**
 * Every glyph is drawn on Office's 16-unit grid; `at` moves a unit to the nearest pixel, so that straight edges stay
 * sharp at every size.
 */
const grid = (size) => ({
  at: (unit) => Math.round((unit * size) / 16),
  unit: size / 16,
  /** Stroke in pixels; under one and a half it would fade. */
  line: (units) => Math.max(1.4, (units * size) / 16),
});

function envelope(size, { left = 1, top = 3, right = 15, bottom = 13 } = {}) {
  const { at, unit, line } = grid(size);
  const body = roundedRectangle(at(left), at(top), at(right), at(bottom), 1.3 * unit);
  const middle = (at(left) + at(right)) / 2;
  const flap = [
    [at(left) - unit, at(top) + 0.1 * unit],
    [middle, at(top) + (at(bottom) - at(top)) * 0.6],
    [at(right) + unit, at(top) + 0.1 * unit],
  ];
  return [
    { colour: teal, inside: body },
    { colour: white, inside: both(body, stroke(flap, line(1.2))) },
  ];
}

/** A disc at the lower right; its white ring keeps it apart from what it covers. */
function badge(size, colour, mark) {
  const { unit, line } = grid(size);
  const [cx, cy] = [11.1 * unit, 11.1 * unit];
  const points = mark.map(([x, y]) => [cx + x * unit, cy + y * unit]);
  return [
    { colour: white, inside: circle(cx, cy, 4.9 * unit) },
    { colour, inside: circle(cx, cy, 4.1 * unit) },
    { colour: white, inside: stroke(points, line(1.2)) },
  ];
}

function page(size) {
  const { at, unit } = grid(size);
  const lines = [4, 7, 10].map((top, i) => ({
    colour: white,
    inside: roundedRectangle(at(5), at(top), at(i === 2 ? 9 : 11), at(top) + Math.max(1, at(1.2)), 0),
  }));
  return [{ colour: teal, inside: roundedRectangle(at(3), at(1), at(13), at(15), 1.3 * unit) }, ...lines];
}

function square(size) {
  const { at, unit } = grid(size);
  return [{ colour: red, inside: roundedRectangle(at(3), at(3), at(13), at(13), 1.5 * unit) }];
}

function question(size) {
  const { unit, line } = grid(size);
  const on = (x, y) => [x * unit, y * unit];
  const hook = [];
  for (let turn = -200; turn <= 60; turn += 10) {
    const angle = (turn * Math.PI) / 180;
    hook.push(on(8 + 2.2 * Math.cos(angle), 6.2 + 2.2 * Math.sin(angle)));
  }
  return [
    { colour: teal, inside: circle(8 * unit, 8 * unit, 7 * unit) },
    { colour: white, inside: stroke([...hook, on(8, 9.6)], line(1.5)) },
    { colour: white, inside: circle(8 * unit, 12.1 * unit, line(1.6) / 1.7) },
  ];
}

function rows(size) {
  const { at, unit } = grid(size);
  return [1, 5, 9].map((top, i) => ({
    colour: i === 1 ? teal : paleTeal,
    inside: roundedRectangle(at(1), at(top), at(15), at(top) + at(3), 0.5 * unit),
  }));
}

/** Every size Office may ask for: 100% to 500% of the small and the large button. */
export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80];

/** What the ribbon and the cell menu show, by file name. */
export const glyphs = {
  send: (size) => envelope(size),
  test: (size) => [
    ...envelope(size, { top: 1, bottom: 11 }),
    ...badge(size, amber, [
      [-1.7, 0.1],
      [-0.4, 1.4],
      [1.9, -1.3],
    ]),
  ],
  log: page,
  stop: square,
  explain: question,
  rows: (size) => [
    ...rows(size),
    ...badge(size, amber, [
      [-1.8, 0],
      [1.7, 0],
      [0.3, -1.5],
      [1.7, 0],
      [0.3, 1.5],
    ]),
  ],
};
