import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairNothing } from '../../../../src/domain/pairing/pair-nothing.ts';
import { pairReceipts } from '../../../../src/domain/pairing/pairing.ts';
import { entry } from '../../../fakes/entry.ts';

const month = (n: number) => ({ from: `2026-0${n}-01`, to: `2026-0${n}-28` });

const row = fc.record({
  names: fc.array(fc.constantFrom('ana.pdf', 'luis.pdf', 'ana.xml'), { maxLength: 3 }),
  period: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  number: fc.constantFrom('', '1', '2'),
});

test('without files it says of every row, period and file what the whole rule says', () => {
  const modes = fc.constantFrom('auto' as const, 'column' as const);
  const kinds = fc.constantFrom('payroll' as const, 'invoices' as const);
  const chosen = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), modes, kinds, chosen, (rows, mode, kind, wanted) => {
      const input = {
        entries: rows.map(({ names, period, number }, at) =>
          entry(at + 2, {
            fileNames: names,
            period: period === undefined ? undefined : month(period),
            person: { name: `Persona ${at}`, employeeNumber: number },
          }),
        ),
        mode,
        kind,
        ...(wanted === undefined ? {} : { period: month(wanted) }),
      };
      const { context: _, ...whole } = pairReceipts({ ...input, documents: [] });
      const { context, ...nothing } = pairNothing(input);
      expect(nothing).toEqual(whole);
      expect(context).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
