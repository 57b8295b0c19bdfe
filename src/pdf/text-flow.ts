import type { Box, Point } from './page-geometry.ts';

/** A letter, or a ligature, where it stands on the page. */
export interface PlacedGlyph {
  readonly text: string;
  /** Where it begins on its base line, and where the next one would by itself. */
  readonly from: Point;
  readonly to: Point;
  /** Direction of writing, of length 1. */
  readonly along: Point;
  /** Height of the type, in points. */
  readonly size: number;
  /** Of an annotation, not of the page itself. */
  readonly annotation: string | undefined;
}

/** Text without a gap in it, on one line. */
export interface Segment {
  text: string;
  readonly left: number;
  readonly base: number;
  right: number;
  /** What stands before it. */
  readonly break: '' | ' ' | '\n';
  readonly annotation: string | undefined;
}

/** Shares of the type's height at which a gap is a space, and a space is none. */
const leastSpace = 0.102;
const mostOverlap = 0.03;
const leastBack = -0.2;
const leastGap = 0.6;

/** What viewers show as letters of their own. */
const joined = /[\u00a0\u00b5\u037e\u2000-\u200a\u202f\u2126\ufb00-\ufb06\ufb13-\ufb17]/g;
/** Nearly every letter is one of these, and nothing has to be asked of it. */
const isPlain = (text: string): boolean => text.length === 1 && text > ' ' && text < '\u007f';

const spread = (text: string): string =>
  isPlain(text) ? text : text.replace(joined, (each) => each.normalize('NFKC'));

const isMark = (text: string): boolean => !isPlain(text) && /^\p{Mn}+$/u.test(text);

/** Puts glyphs in their order together again: spaces from gaps, lines from shifts of the base line. */
export class TextFlow {
  readonly segments: Segment[] = [];
  private last: PlacedGlyph | undefined;
  private pending = false;

  add(glyph: PlacedGlyph): void {
    const plain = isPlain(glyph.text);
    if (!plain && /^\p{Cf}+$/u.test(glyph.text)) return;
    if (!plain && /^\s+$/.test(glyph.text)) {
      this.pending = true;
      return;
    }
    const { last } = this;
    if (last !== undefined && isRepeated(last, glyph)) return;
    const segment = this.segments.at(-1);
    const between = last === undefined || segment === undefined ? 'first' : this.between(last, glyph);
    if (segment === undefined || between === 'first') this.start(glyph, '');
    else if (between === '\n' || between === 'gap') this.start(glyph, between === 'gap' ? ' ' : '\n');
    else {
      segment.text += between + spread(glyph.text);
      segment.right = Math.max(segment.right, glyph.from.x, glyph.to.x);
    }
    this.pending = false;
    if (!isMark(glyph.text)) this.last = glyph;
  }

  private start({ text, from, to, annotation }: PlacedGlyph, before: Segment['break']): void {
    this.segments.push({
      text: spread(text),
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      base: from.y,
      break: before,
      annotation,
    });
  }

  private between(last: PlacedGlyph, glyph: PlacedGlyph): '' | ' ' | '\n' | 'gap' {
    if (last.annotation !== glyph.annotation) return '\n';
    if (isMark(glyph.text)) return '';
    const [x, y] = [glyph.from.x - last.to.x, glyph.from.y - last.to.y];
    const advance = x * glyph.along.x + y * glyph.along.y;
    const shift = Math.abs(y * glyph.along.x - x * glyph.along.y);
    const height = Math.max(last.size, glyph.size);
    if (shift > height) return '\n';
    if (advance < leastBack * glyph.size) return shift > height / 2 ? '\n' : 'gap';
    if (advance > leastGap * glyph.size) return 'gap';
    if (advance > leastSpace * glyph.size) return ' ';
    return this.pending && advance > mostOverlap * glyph.size ? ' ' : '';
  }
}

/** A letter struck twice for weight. */
const isRepeated = (last: PlacedGlyph, glyph: PlacedGlyph): boolean =>
  last.text === glyph.text &&
  Math.hypot(glyph.from.x - last.from.x, glyph.from.y - last.from.y) < leastSpace * glyph.size;

export const textOf = (segments: readonly Segment[]): string =>
  segments.map((segment) => segment.break + closedUp(segment.text)).join('');

/** `T R A B A J A D O R`: a word set wide is a word. */
const setWide = /^\S(?: \S){2,}$/;
const closedUp = (text: string): string =>
  setWide.test(text) && /\p{L}/u.test(text) ? text.replaceAll(' ', '') : text;

/** Something filled in or noted, with its place on the page. */
export interface Note {
  readonly text: string;
  readonly label: string;
  readonly box: Box;
}

/** Half a line's play, in points. */
const play = 4;
const longestWay = 40;

/** Puts what was filled in behind its label on the page; where there is none, behind the field's name at the end. */
export const withNotes = (segments: readonly Segment[], notes: readonly Note[]): readonly Segment[] => {
  const page = segments.map((segment) => ({ segment, behind: [] as string[] }));
  const rest: string[] = [];
  for (const { text, label, box } of notes) {
    const place = page[labelOf(segments, box)];
    if (place === undefined) rest.push(label === '' ? text : `${label}: ${text}`);
    else place.behind.push(text);
  }
  const note = (text: string, before: Segment['break']): Segment => ({
    text,
    left: 0,
    right: 0,
    base: 0,
    break: before,
    annotation: 'note',
  });
  return [
    ...page.flatMap(({ segment, behind }) => [segment, ...behind.map((text) => note(text, ' '))]),
    ...rest.map((text) => note(text, '\n')),
  ];
};

const labelOf = (segments: readonly Segment[], [left, bottom, , top]: Box): number => {
  let best = -1;
  let nearest = Infinity;
  segments.forEach(({ left: from, right, base }, index) => {
    const beside = base >= bottom - play && base <= top + play && right <= left + play;
    const above = base >= top - play && base <= top + longestWay && Math.abs(from - left) <= longestWay;
    const way = beside ? left - right : above ? 1_000 + base - top : Infinity;
    if (way < nearest) [best, nearest] = [index, way];
  });
  return best;
};
