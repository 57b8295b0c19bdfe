import { describe, expect, test } from 'vitest';
import { UnderstandingDesk } from '../../../../src/commands/people/understanding-desk.ts';
import type { Field } from '../../../../src/domain/roster/field.ts';
import { readRoster } from '../../../../src/domain/roster/read-roster.ts';
import type { Roster } from '../../../../src/domain/roster/roster.ts';
import type { Doubt } from '../../../../src/domain/roster/understanding.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { memoryStore } from '../../../kit/fake-context.ts';
import { gridOf } from '../../domain/roster/grid-of.ts';

const own = { status: '-', sentAt: '-', sentTo: '-', receiptId: '-' };
const options = { ownHeaders: { es: own, pl: own, en: own }, recipients: 'ask', kind: 'payroll' } as const;

const sheet = (month: string, headers = ['Nombre', 'Correo', 'Periodo']): Roster =>
  readRoster(
    gridOf([headers, ['Ana Ruiz', 'ana@empresa.example', month], ['Luis Gil', 'luis@empresa.example', month]]),
    options,
  );

/** A reading in which one role is in doubt. */
const doubted = (roster: Roster, field: Field, doubt: Doubt = 'rival'): Roster => ({
  ...roster,
  understood: {
    ...roster.understood,
    roles: roster.understood.roles.map((role) => (role.field === field ? { ...role, sure: 'doubtful', doubt } : role)),
  },
});

const desk = async (settings = new Map<string, unknown>(), device = memoryStore()) => {
  const made = new UnderstandingDesk({ book: fakeChoices(settings), device, clock: new FakeClock() });
  await made.open();
  return made;
};

const asks = async (made: UnderstandingDesk, roster: Roster): Promise<boolean> => {
  await made.look(roster);
  expect(made.issues(roster).map(({ code, row }) => `${code} ${row}`)).toEqual(
    made.asks ? roster.entries.map(({ row }) => `sheet/understood ${row}`) : [],
  );
  return made.asks;
};

describe('what Sobre understood', () => {
  test('is asked about where anything is in doubt, and never where nothing is', async () => {
    expect(await asks(await desk(), sheet('Enero 2026'))).toBe(false);
    expect(await asks(await desk(), doubted(sheet('Enero 2026'), 'period'))).toBe(true);
  });

  test('once confirmed, next period’s sheet of the same headings asks nothing, here and on a colleague’s computer', async () => {
    const settings = new Map<string, unknown>();
    const device = memoryStore();
    const first = await desk(settings, device);
    await asks(first, doubted(sheet('Enero 2026'), 'period'));
    await first.confirm();
    expect(await asks(first, doubted(sheet('Enero 2026'), 'period'))).toBe(false);
    expect(await asks(await desk(new Map(), device), doubted(sheet('Febrero 2026'), 'period'))).toBe(false);
    expect(await asks(await desk(settings), doubted(sheet('Febrero 2026'), 'period'))).toBe(false);
    expect(await asks(await desk(), doubted(sheet('Febrero 2026'), 'period'))).toBe(true);
  });

  test('a confirmation is for one reading: other headings, or the same ones read otherwise, are asked again', async () => {
    const made = await desk();
    await asks(made, doubted(sheet('Enero 2026'), 'period'));
    await made.confirm();
    expect(await asks(made, doubted(sheet('Enero 2026', ['Nombre', 'Correo', 'Mes']), 'period'))).toBe(true);
    const otherwise = doubted(sheet('Enero 2026'), 'period');
    expect(await asks(made, { ...otherwise, mapping: { ...otherwise.mapping, name: 2, period: 0 } })).toBe(true);
  });

  test('what somebody chose by hand is not in doubt', async () => {
    const made = await desk(new Map([['column.period', 'Periodo']]));
    expect(await asks(made, doubted(sheet('Enero 2026'), 'period'))).toBe(false);
    expect(await asks(made, doubted(sheet('Enero 2026'), 'email', 'shared'))).toBe(true);
  });

  test('rubbish among the confirmations of a workbook confirms nothing', async () => {
    for (const understood of ['yes', [1], ['a'], { a: 1 }, true])
      expect(
        await asks(await desk(new Map([['understood', understood]])), doubted(sheet('Enero 2026'), 'period')),
      ).toBe(true);
  });
});

test('the headings stand in the row that somebody chose', () => {
  const grid = gridOf([
    ['Nombre', 'Correo', 'Periodo'],
    ['Persona', 'Dirección electrónica', 'Mes'],
    ['Ana Ruiz', 'ana@empresa.example', 'Enero 2026'],
  ]);
  const roster = readRoster(grid, { ...options, headingRow: 1, mapping: { email: 'Correo' } });
  expect(roster.understood.headingRow).toBe(1);
  expect(readRoster(grid, { ...options, headingRow: 40 }).understood.headingRow).not.toBe(40);
});
