import { describe, expect, it } from 'vitest';
import type { RowView } from '../../../../../lab/excel/page/desk-view.ts';
import { RowCache } from '../../../../../lab/excel/ui/row-cache.ts';

function start() {
  let text = 'old';
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  let changes = 0;
  const load = async (from: number): Promise<RowView[]> => {
    asked.push(from);
    const rows = [
      { at: from, cells: [{ text }] },
      { at: from + 1, cells: [{ text: 'same' }] },
    ];
    await new Promise<void>((resolve) => waiting.push(resolve));
    return rows;
  };
  const cache = new RowCache(load, () => void (changes += 1));
  const arrive = async () => {
    for (const resolve of waiting.splice(0)) resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { cache, asked, arrive, write: (now: string) => void (text = now), changes: () => changes };
}

describe('rows fetched as they come into view', () => {
  it('are asked for once, a page at a time', async () => {
    const { cache, asked, arrive } = start();
    cache.show(10, 30);
    cache.show(150, 210);
    await arrive();
    cache.show(0, 250);
    expect(asked).toEqual([0, 200]);
  });

  it('keep their identity while their content is the same', async () => {
    const { cache, arrive, write } = start();
    cache.show(0, 10);
    await arrive();
    const [first, second] = [cache.row(0), cache.row(1)];
    write('new');
    cache.invalidate();
    await arrive();
    expect(cache.row(0)).not.toBe(first);
    expect(cache.row(0).cells[0]?.text).toBe('new');
    expect(cache.row(1)).toBe(second);
  });

  it('are asked for again when the book changed while they were on their way', async () => {
    const { cache, asked, arrive, write } = start();
    cache.show(0, 10);
    write('new');
    cache.invalidate();
    await arrive();
    expect(cache.row(0).cells[0]?.text).toBe('old');
    await arrive();
    expect(cache.row(0).cells[0]?.text).toBe('new');
    expect(asked).toEqual([0, 0]);
  });

  it('show what was typed until the lab says otherwise', async () => {
    const { cache, arrive, changes } = start();
    cache.show(0, 10);
    await arrive();
    cache.guess(0, 2, 'typed');
    expect(cache.row(0).cells.map(({ text }) => text)).toEqual(['old', '', 'typed']);
    expect(changes()).toBe(2);
    cache.invalidate();
    await arrive();
    expect(cache.row(0).cells).toHaveLength(1);
  });
});
