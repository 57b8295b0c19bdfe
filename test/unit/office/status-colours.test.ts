import { expect, test } from 'vitest';
import { looks } from '../../../src/office/status-colours.ts';

/** Relative luminance, WCAG 2.2. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

test.each(Object.entries(looks))('letters stand out from their ground by 4.5 to 1: %s', (_, { letters, ground }) => {
  const [light = 0, dark = 0] = [luminance(letters), luminance(ground)].sort((a, b) => b - a);
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(4.5);
});
