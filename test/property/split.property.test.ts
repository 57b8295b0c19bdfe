import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BundlePage } from '../../src/domain/split/bundle.ts';
import { planSplit, type PageChoice } from '../../src/domain/split/plan-split.ts';
import { read } from '../unit/domain/roster/grid-of.ts';

const { entries } = read([
  ['Nombre', 'No. empleado', 'Correo'],
  ['Ana Ruiz Sanz', '1001', 'ana@empresa.example'],
  ['Luis Gil Peña', '1002', 'luis@empresa.example'],
  ['Eva Mora Vidal', '1003', 'eva@empresa.example'],
]);

const words = new Set(
  'recibo salario empresa devengos deducciones periodo liquido percibir base cotizacion'.split(' '),
);
const owner: fc.Arbitrary<BundlePage['owner']> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...entries.map((entry) => ({ kind: 'row', entry, name: entry.person.name }) as const)),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'stranger', name: 'Marta' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'nobody' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'no-text' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'several', values: ['Ana', 'Luis'] } as const) },
);
const mark = fc.option(
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }))
    .map(([page, more]) => ({ page, of: page + more })),
  { nil: undefined },
);
const page: fc.Arbitrary<BundlePage> = fc
  .record({
    owner,
    names: fc.constant(new Set<string>()),
    mark,
    begins: fc.boolean(),
    hasNet: fc.boolean(),
    words: fc.constant(words),
  })
  .map((made) => ({
    ...made,
    claims:
      made.owner.kind === 'stranger' ? [{ kind: 'name', value: 'MARTA', whose: 'holder', label: 'name' } as const] : [],
  }));
const pages = fc.array(page, { minLength: 1, maxLength: 12 });
const choices = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom<PageChoice>('begins', 'continues', 'left')),
  { maxLength: 6 },
);

const whose = ({ owner: of }: BundlePage): string | undefined => ('name' in of ? of.name : undefined);

test('whatever the pages say and whatever is pressed: each page is in one place, and no page of several is in a part', () => {
  fc.assert(
    fc.property(pages, choices, (all, pressed) => {
      const { parts, left } = planSplit({ pages: all, entries }, new Map(pressed));
      const placed = [...parts.flatMap((part) => part.pages), ...left.map((each) => each.page)].sort((a, b) => a - b);
      expect(placed).toEqual(all.map((_, at) => at + 1));
      for (const { pages: own } of parts) {
        expect(own).toEqual(own.map((_, at) => own[0]! + at));
        for (const number of own) expect(all[number - 1]!.owner.kind).not.toBe('several');
      }
    }),
    { numRuns: 500 },
  );
});

test('what nobody pressed anything about: a part without a doubt names one person, and says nothing of missing pages', () => {
  fc.assert(
    fc.property(pages, (all) => {
      for (const { pages: own, doubt } of planSplit({ pages: all, entries }).parts) {
        if (doubt !== undefined) continue;
        const named = new Set(own.flatMap((number) => whose(all[number - 1]!) ?? []));
        expect(named.size).toBe(1);
        expect(whose(all[own[0]! - 1]!)).toBeDefined();
        const first = all[own[0]! - 1]!.mark;
        if (first !== undefined) expect([first.page, own.length]).toEqual([1, first.of]);
      }
    }),
    { numRuns: 500 },
  );
});

test('whatever is pressed: a page of one person comes into the part of another by that very press alone', () => {
  fc.assert(
    fc.property(pages, choices, (all, pressed) => {
      const said = new Map(pressed);
      for (const { pages: own } of planSplit({ pages: all, entries }, said).parts) {
        for (const number of own.slice(1)) {
          const [before, here] = [whose(all[own[0]! - 1]!), whose(all[number - 1]!)];
          const isForced = own.some((each) => each <= number && said.get(each) === 'continues');
          if (here !== undefined && here !== before) expect(isForced).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
