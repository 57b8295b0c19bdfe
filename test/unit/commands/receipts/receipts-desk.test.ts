import { expect, test } from 'vitest';
import { ReceiptsDesk } from '../../../../src/commands/receipts/receipts-desk.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import { entry } from '../../../fakes/entry.ts';
import { rosterOf } from '../../../fakes/roster.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';

const deskWith = (kept: Readonly<Record<string, unknown>>) =>
  new ReceiptsDesk({ book: fakeChoices(new Map(Object.entries(kept))) } as unknown as SessionPorts, () => undefined);
const people = [entry(2, { person: { name: 'Ana' } }), entry(3, { person: { name: 'Luis' } })];
const found = (kept: Readonly<Record<string, unknown>>, header: string) =>
  deskWith(kept)
    .issues(rosterOf(people, { header, texts: ['Xk-82-pq', 'Zm-19-rt'] }), 25_000_000)
    .map(({ row, code, values }) => `${row} ${code} ${String(values['header'] ?? '')}`);

test.each(['lock-column', 'attach-column'])('a chosen column that is gone holds every row: %s', (choice) => {
  const kept = { files: 'make', [choice]: 'Clave' };
  expect(found(kept, 'Otra')).toEqual(['2 receipt/column-gone Clave', '3 receipt/column-gone Clave']);
  expect(found(kept, 'Clave').filter((each) => each.includes('column-gone'))).toEqual([]);
});

test('a column chosen for attachments holds nobody where nothing is attached', () => {
  expect(found({ files: 'none', 'lock-column': 'Clave', 'attach-column': 'Adjuntar' }, 'Otra')).toEqual([]);
});
