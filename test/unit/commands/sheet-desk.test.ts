import { expect, test } from 'vitest';
import type { SessionPorts } from '../../../src/commands/session-ports.ts';
import { SheetDesk } from '../../../src/commands/sheet-desk.ts';
import { codesOf, gridOf } from '../domain/roster/grid-of.ts';

const rows = [
  ['Nombre', 'Correo'],
  ['Ana Ruiz', 'ana@empresa.example'],
  ['Eva Sosa', 'eva@empresa.example; otra@empresa.example'],
];

test('asking for all rows has the hidden ones judged like the others, and back', async () => {
  const desk = new SheetDesk({
    book: { read: () => undefined, write: async () => undefined },
    workbook: { read: async () => gridOf(rows, { hiddenRows: [3] }) },
    translate: (_language: string, key: string) => key,
  } as unknown as SessionPorts);
  await desk.read();
  expect(codesOf(desk.roster?.issues ?? [])).toEqual(['3 row/hidden']);
  await desk.chooseScope('all');
  expect(codesOf(desk.roster?.issues ?? [])).toEqual(['3 recipient/several']);
  await desk.chooseScope('visible');
  expect(codesOf(desk.roster?.issues ?? [])).toEqual(['3 row/hidden']);
});
