/** What a style may say: looks alone. Nothing here can take words away from a reader. */
const looks =
  /^(?:color|background-color|font-(?:family|weight|style|size)|line-height|letter-spacing|text-(?:align|decoration(?:-\w+)?)|vertical-align|direction|white-space|word-break|overflow-wrap|(?:min-|max-)?width|list-style-type|border(?:-[a-z-]+)?|padding(?:-[a-z]+)?|margin(?:-[a-z]+)?)$/;

const smallestPx = 8;
const pxOf: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, em: 16, rem: 16, '%': 0.16 };

/** What text measures where no style says another. */
export const basePx = 16;

/** A size in pixels inside text of `around` pixels; undefined for a word. */
export const sizeInPx = (size: string, around: number): number | undefined => {
  const [, number, unit = ''] = /^(-?[\d.]+)([a-z%]*)$/i.exec(size.trim()) ?? [];
  if (number === undefined) return /^smaller$/i.test(size.trim()) ? around * 0.83 : undefined;
  const isRelative = unit === '%' || unit.toLowerCase() === 'em';
  return Number(number) * (pxOf[unit.toLowerCase()] ?? 0) * (isRelative ? around / basePx : 1);
};

const isTooSmall = (size: string, around: number): boolean => (sizeInPx(size, around) ?? smallestPx) < smallestPx;

/** So far away, or so far apart, that nobody looks there. */
const farPx = 100;
const isFar = (name: string, value: string): boolean => {
  if (name === 'line-height' && /^[\d.]+$/.test(value)) return Number(value) > 3;
  if (!/^(?:padding|margin|line-height|letter-spacing)/.test(name)) return false;
  return value.split(/\s+/).some((part) => (sizeInPx(part, basePx) ?? 0) > farPx);
};

const clearFunctions = new Set(['rgb', 'rgba', 'hsl', 'hsla', 'url']);
const systemColours =
  /^(?:accentcolor|active|button|canvas|field|graytext|highlight|inactive|info|linktext|mark|menu|scroll|selected|threed|visitedtext|window|currentcolor|-)/;

/** What only the reader's own program can reckon is nothing that anybody has seen. */
const isUnclear = (name: string, value: string): boolean => {
  const functions = [...value.matchAll(/([a-z-]+)\s*\(/gi)].map(([, called = '']) => called.toLowerCase());
  if (functions.some((called) => !clearFunctions.has(called))) return true;
  if (name !== 'color' && !name.startsWith('background')) return false;
  return systemColours.test(value.trim().toLowerCase());
};

/** Of the style as it was written: what the browser here does not know another one may. */
const saysUnclear = (css: string): boolean =>
  css.split(';').some((declaration) => {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:([^]*)$/i.exec(declaration) ?? [];
    const lower = name.toLowerCase();
    return (looks.test(lower) || lower === 'background') && isUnclear(lower, value);
  });

type Colour = readonly [red: number, green: number, blue: number];

const white: Colour = [255, 255, 255];
/** Of the mail's own words where no style says another. */
const ink: Colour = [36, 36, 36];
/** Colours this near each other cannot be told apart. */
const near = 30;

const named: Readonly<Record<string, Colour>> = {
  white,
  snow: white,
  ivory: white,
  azure: white,
  whitesmoke: white,
  ghostwhite: white,
  floralwhite: white,
  mintcream: white,
  honeydew: white,
  aliceblue: white,
  lavenderblush: white,
  seashell: white,
  oldlace: white,
  linen: white,
  black: [0, 0, 0],
};

/** Undefined for a name that is none of a page's ground; null for what is not seen at all. */
const colourOf = (text: string): Colour | null | undefined => {
  // Attributes of old write six digits alone.
  const color = text
    .trim()
    .toLowerCase()
    .replace(/^(?=[\da-f]{6}$)/, '#');
  if (color === 'transparent') return null;
  const hex = /^#([\da-f]{3,8})$/.exec(color)?.[1];
  if (hex === undefined && !color.startsWith('rgb')) return Object.hasOwn(named, color) ? named[color] : undefined;
  const short = hex !== undefined && hex.length < 6;
  const parts =
    hex === undefined
      ? (color.match(/[\d.]+/g) ?? []).map(Number)
      : (hex.match(short ? /./g : /../g) ?? []).map((part) => Number.parseInt(short ? part + part : part, 16));
  const [red = 0, green = 0, blue = 0, alpha = hex === undefined ? 1 : 255] = parts;
  return alpha / (hex === undefined ? 1 : 255) < 0.3 ? null : [red, green, blue];
};

const isNear = (a: Colour, b: Colour): boolean => a.every((part, index) => Math.abs(part - (b[index] ?? 0)) < near);

/** The first ground among these that is one, else a page's. */
const groundOf = (grounds: readonly string[]): Colour =>
  grounds.map(colourOf).find((colour) => colour !== null && colour !== undefined) ?? white;

const isHiding = (name: string, value: string): boolean =>
  (name === 'display' && value === 'none') ||
  (name === 'visibility' && value !== 'visible') ||
  (name === 'opacity' && Number.parseFloat(value) < 0.5) ||
  (name === 'position' && /absolute|fixed/.test(value)) ||
  (/^(?:max-)?height$/.test(name) && Number.parseFloat(value) < smallestPx) ||
  (/^(?:margin|left|top|right|bottom|text-indent|letter-spacing)/.test(name) && /-\d/.test(value)) ||
  (/^(?:clip|clip-path|transform|filter)$/.test(name) && value !== 'none');

/** What a style said, in what it may say, and whether something was meant to hide. */
interface JudgedStyle {
  readonly css: string;
  readonly hides: boolean;
}

/** `grounds`: what stands behind, from the nearest on. `around`: what the text around measures, in pixels. */
export const judgedStyle = (css: string, grounds: readonly string[] = [], around = basePx): JudgedStyle => {
  const probe = document.createElement('span').style;
  // Set so, not by an attribute: the pane's policy refuses those.
  probe.cssText = css;
  const ground = groundOf([probe.backgroundColor, ...grounds]);
  const color = probe.color === '' ? (probe.backgroundColor === '' ? undefined : ink) : colourOf(probe.color);
  const unseen = color === null || (color !== undefined && isNear(color, ground));
  const kept: string[] = [];
  let hides = unseen || saysUnclear(css) || /(?:^|[;\s])mso-hide\s*:/i.test(css);
  for (const name of Array.from(probe)) {
    const value = probe.getPropertyValue(name);
    const hidesHere =
      isHiding(name, value) ||
      isFar(name, value) ||
      isUnclear(name, value) ||
      (name === 'font-size' && isTooSmall(value, around)) ||
      (name === 'line-height' && Number.parseFloat(value) < 0.7);
    hides ||= hidesHere;
    const isColour = name === 'color' || name === 'background-color';
    const isNothing = value === 'initial' || value === 'transparent';
    if (!hidesHere && looks.test(name) && !isNothing && !(isColour && unseen) && !/url\s*\(/i.test(value))
      kept.push(`${name}:${value}`);
  }
  return { css: kept.join(';'), hides };
};
