import { mkdirSync, writeFileSync } from 'node:fs';
import { paint } from './icons/draw.mjs';
import { glyphs, iconSizes } from './icons/glyphs.mjs';
import { encodePng } from './icons/png.mjs';
import { inRoot } from './setup/paths.mjs';

mkdirSync(inRoot('assets', 'icons'), { recursive: true });
for (const [name, glyph] of Object.entries(glyphs)) {
  for (const size of iconSizes) {
    writeFileSync(inRoot('assets', 'icons', `${name}-${size}.png`), encodePng(size, paint(size, glyph(size))));
  }
}
