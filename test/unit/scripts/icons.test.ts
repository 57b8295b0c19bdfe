import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { root, script } from './script.ts';

interface Layer {
  readonly colour: readonly number[];
  readonly inside: (x: number, y: number) => boolean;
}
const { encodePng } = await script<{ encodePng(size: number, pixels: Uint8Array): Buffer }>('icons/png.mjs');
const { paint } = await script<{ paint(size: number, layers: readonly Layer[]): Uint8Array }>('icons/draw.mjs');
const { glyphs, iconSizes } = await script<{
  glyphs: Record<string, (size: number) => readonly Layer[]>;
  iconSizes: readonly number[];
}>('icons/glyphs.mjs');

/** Pixel rows of a PNG of ours: one IDAT, no filter. */
const rowsOf = (png: Buffer) => inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.length - 16));

test('the committed icons are what the script draws', { timeout: 60_000 }, () => {
  for (const [name, glyph] of Object.entries(glyphs)) {
    for (const size of iconSizes) {
      const drawn = encodePng(size, paint(size, glyph(size)));
      const committed = readFileSync(join(root, 'assets/icons', `${name}-${size}.png`));
      expect(rowsOf(drawn).equals(rowsOf(committed)), `${name}-${size}`).toBe(true);
    }
  }
});

test('a half-covered pixel is half transparent', () => {
  const pixels = paint(1, [{ colour: [10, 20, 30], inside: (x) => x < 0.5 }]);
  expect([...pixels]).toEqual([10, 20, 30, 128]);
});
