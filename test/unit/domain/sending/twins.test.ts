import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentKeys } from '../../../../src/domain/sending/document-key.ts';
import { twinsAmong } from '../../../../src/domain/sending/twins.ts';
import { entry } from '../../../fakes/entry.ts';

const free = { kind: 'free' } as const;
const knowsNone = { knows: () => false };

const rowsOf = (documents: readonly Pick<DocumentKeys, 'strong' | 'weak'>[]) =>
  documents.map((keys, index) => ({
    entry: entry(index + 2),
    keys: { period: '', dated: true, ...keys },
    verdict: 'ready',
    evidence: free,
    status: undefined,
  }));

const isSame = (a: DocumentKeys, b: DocumentKeys): boolean =>
  a.strong !== undefined && b.strong !== undefined ? a.strong === b.strong : a.weak === b.weak;

const folio = fc.constantFrom('A', 'B', undefined);
const person = fc.constantFrom('ana', 'eva', 'luz');

test('a row goes unasked only where no row before it stands for the same document', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ strong: folio, weak: person }), { maxLength: 12 }), (documents) => {
      const rows = rowsOf(documents);
      const twins = twinsAmong(rows, knowsNone);
      const going = rows.filter(({ entry }) => !twins.has(entry.row));
      for (const [at, row] of going.entries()) {
        expect(going.slice(0, at).find((other) => isSame(other.keys, row.keys))).toBeUndefined();
      }
      for (const [row, other] of twins) {
        const [a, b] = [row, other].map((each) => rows.find(({ entry }) => entry.row === each)!.keys);
        expect(isSame(a!, b!)).toBe(true);
      }
    }),
  );
});

test('20,000 rows without a folio are each looked at a fixed number of times', () => {
  let looks = 0;
  const rows = rowsOf(Array.from({ length: 20_000 }, (_, index) => ({ strong: undefined, weak: `person ${index}` })));
  const counted = rows.map((row) => ({
    ...row,
    get keys() {
      looks++;
      return row.keys;
    },
  }));
  expect(twinsAmong(counted, knowsNone).size).toBe(0);
  expect(looks).toBeLessThan(20_000 * 5);
});
