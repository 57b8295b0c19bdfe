import { boxAround, type Point } from './page-geometry.ts';

/** Points: a letter of a text for eyes, and of no heading. */
const [leastSide, mostSide] = [1.5, 22];
/** Letters have bends and slants; cells, rules, bars and the squares of a code have neither. */
const leastCorners = 5;
/** A name and an amount have as many. A round seal and the sign of a firm have fewer on one line. */
const leastLetters = 15;

const isSlanted = ({ x, y }: Point, index: number, outline: readonly Point[]): boolean => {
  const next = outline[index + 1];
  return next !== undefined && Math.abs(next.x - x) > 0.05 && Math.abs(next.y - y) > 0.05;
};

/**
 * Counts what may be letters drawn as outlines, and tells one drawing from another: the sign of a firm is the same in all
 * its files.
 */
export class OutlinesDrawn {
  private count = 0;
  private mark = 0;

  add(outline: readonly Point[]): void {
    if (outline.length < leastCorners || !outline.some(isSlanted)) return;
    const [left, bottom, right, top] = boxAround(outline);
    const [width, height] = [right - left, top - bottom];
    if (Math.min(width, height) < leastSide / 3 || Math.max(width, height) < leastSide) return;
    if (Math.max(width, height) > mostSide) return;
    this.count += 1;
    for (const { x, y } of outline) {
      this.mark = (Math.imul(this.mark, 31) + Math.round((x - left) * 10) * 257 + Math.round((y - bottom) * 10)) | 0;
    }
  }

  /** Stands for what was drawn; '' where it is too little to be a text. */
  get drawing(): string {
    return this.count < leastLetters ? '' : `${this.count}:${this.mark}`;
  }
}
