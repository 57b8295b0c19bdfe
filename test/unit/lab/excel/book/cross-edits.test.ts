import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../../../lab/excel/book/apply-edit.ts';
import { type BookState, copyBook } from '../../../../../lab/excel/book/book-state.ts';
import { contentOf } from '../../../../../lab/excel/book/cell.ts';
import { crossEdits } from '../../../../../lab/excel/book/cross-edits.ts';
import type { Edit } from '../../../../../lab/excel/book/edit.ts';
import { bookOf, sheetOfValues } from '../book-of.ts';

const sheetId = '{1}';
const at = fc.nat(5);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .record({ row: at, column: fc.nat(2), value: fc.string({ minLength: 1, maxLength: 2 }) })
    .map(({ row, column, value }): Edit => ({
      do: 'cells',
      sheetId,
      cells: [{ row, column, patch: { content: contentOf(value) } }],
    })),
  at.map((row): Edit => ({ do: 'insert-row', sheetId, at: row })),
  at.map((row): Edit => ({ do: 'delete-row', sheetId, at: row })),
  fc.nat(3).map((column): Edit => ({ do: 'insert-column', sheetId, at: column })),
  fc.nat(3).map((column): Edit => ({ do: 'delete-column', sheetId, at: column })),
  fc
    .record({ column: fc.nat(3), hidden: fc.boolean() })
    .map(({ column, hidden }): Edit => ({ do: 'column', sheetId, at: column, column: { width: 48, hidden } })),
  fc
    .record({ row: at, hidden: fc.boolean() })
    .map(({ row, hidden }): Edit => ({ do: 'hide-rows', sheetId, rows: [row], hidden })),
);

const formula = at.map((row): Edit => {
  const content = { value: 0, formula: `=SUM(C1:C${row + 1})`, isError: false };
  return { do: 'cells', sheetId, cells: [{ row: 5, column: 2, patch: { content } }] };
});

const start = (): BookState => ({
  sheets: [sheetOfValues(Array.from({ length: 6 }, (_, row) => [`a${row}`, `b${row}`, row]))],
  date1904: false,
});

const seen = ({ sheets }: BookState) =>
  sheets.map(({ rows, hiddenRows, columns }) => [
    Array.from({ length: 12 }, (_r, r) =>
      Array.from({ length: 8 }, (_c, c) => rows[r]?.[c]?.content.formula || (rows[r]?.[c]?.content.value ?? '')),
    ),
    [...hiddenRows].sort(),
    [...columns].flatMap(([column, { hidden }]) => (hidden ? [column] : [])).sort(),
  ]);

const after = (edits: readonly Edit[]): BookState => {
  const book = start();
  for (const one of edits) applyEdit(book, one);
  return book;
};

describe('crossing edits', () => {
  it('ends in the same book whichever list is applied first', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), fc.array(edit, { maxLength: 4 }), (mine, theirs) => {
        const crossed = crossEdits(mine, theirs, true);
        expect(seen(after([...mine, ...crossed.theirs]))).toEqual(seen(after([...theirs, ...crossed.mine])));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is taken back whole by what applying returned', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(edit, formula), { maxLength: 6 }), (edits) => {
        const book = start();
        const undo = edits.reduce<Edit[]>((all, one) => [...applyEdit(book, one), ...all], []);
        for (const one of undo) applyEdit(book, one);
        expect(seen(book)).toEqual(seen(start()));
      }),
    );
  });
});

describe('three people who write, save and wait at random', () => {
  const deed = fc.record({ who: fc.nat(2), edit, pass: fc.nat(900), save: fc.boolean() });

  it.each([true, false])('end with one book (AutoSave %s)', (autoSave) => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
        const { book, clock } = bookOf(
          [
            ['a', 'b', 'c'],
            ['d', 'e', 'f'],
            ['g', 'h', 'i'],
          ],
          { autoSave },
        );
        const people = ['ana', 'bea', 'cora'].map((name) => book.replica(name));
        for (const { who, edit: one, pass, save } of deeds) {
          people[who]!.edit(one);
          if (save) people[who]!.save();
          clock.pass(pass);
        }
        for (const person of people) person.save();
        clock.pass(800);
        const books = [copyBook(book.state), ...people.map(({ state }) => state)].map(seen);
        for (const one of books) expect(one).toEqual(books[0]);
      }),
      { numRuns: 500 },
    );
  });
});
