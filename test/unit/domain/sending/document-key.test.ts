import { describe, expect, test } from 'vitest';
import {
  documentHash,
  documentKeys,
  primaryKey,
  sameContent,
  type DocumentBasis,
} from '../../../../src/domain/sending/document-key.ts';
import { halfMonth, wholeMonth } from '../../../../src/domain/text/period.ts';
import { entry, type EntryValues } from '../../../fakes/entry.ts';

const january = wholeMonth(2026, 1);
const ana = { name: 'Ana Ruiz', employeeNumber: '0042', taxId: 'RUAA800101AB1', nationalId: 'RUAA800101MDFXXX01' };
const basis = (values: EntryValues = {}, more: Partial<DocumentBasis> = {}): DocumentBasis => ({
  entry: entry(2, { person: ana, amount: 1_000, ...values }),
  kind: 'payroll',
  uuid: '',
  period: january,
  files: ['a', 'b'],
  ...more,
});
const weak = async (...of: Parameters<typeof basis>) => (await documentKeys(basis(...of))).weak;

describe('which receipt is meant', () => {
  test('is person, period and kind: neither address nor amount, nor the row it stands in', async () => {
    const same = await weak();
    expect(await weak({ row: 9, amount: 2, recipients: [{ name: '', address: 'new@example.com' }] })).toBe(same);
    expect(await weak({ person: { ...ana, name: 'Ana R.', employeeNumber: '7' } })).toBe(same);
    const others = [
      await weak({}, { period: halfMonth(2026, 1, 1) }),
      await weak({}, { period: undefined }),
      await weak({}, { kind: 'invoices' }),
      await weak({ person: { ...ana, taxId: 'OTHER' } }),
    ];
    expect(new Set([same, ...others]).size).toBe(5);
  });

  test('falls back from tax id to national id, number, name and address', async () => {
    const without = (...gone: (keyof typeof ana)[]) => ({
      person: { ...ana, ...Object.fromEntries(gone.map((key) => [key, ''])) },
    });
    const keys = [
      await weak(),
      await weak(without('taxId')),
      await weak(without('taxId', 'nationalId')),
      await weak(without('taxId', 'nationalId', 'employeeNumber')),
      await weak(without('taxId', 'nationalId', 'employeeNumber', 'name')),
    ];
    expect(new Set(keys).size).toBe(5);
  });

  test('an RFC that stands for anybody is nobody’s', async () => {
    const generic = { person: { ...ana, taxId: 'XAXX010101000' } };
    expect(await weak(generic)).toBe(await weak({ person: { ...ana, taxId: '' } }));
  });

  test('a number with and without leading zeros, a name in any case, order and spelling are one person', async () => {
    const number = (employeeNumber: string) => ({ person: { employeeNumber } });
    expect(await weak(number('0042'))).toBe(await weak(number('42')));
    expect(await weak(number('0'))).toBe(await weak(number('000')));
    const name = (text: string) => ({ person: { name: text } });
    expect(await weak(name('José  RUIZ'))).toBe(await weak(name('ruiz, jose ')));
  });

  test('the folio goes before everything else, in any case', async () => {
    const [upper, lower] = [
      await documentKeys(basis({}, { uuid: 'ABC' })),
      await documentKeys(basis({}, { uuid: 'abc' })),
    ];
    expect(upper.strong).toBe(lower.strong);
    expect([primaryKey(upper), primaryKey(await documentKeys(basis()))]).toEqual([upper.strong, upper.weak]);
  });

  test('is dated by a folio or a period', async () => {
    const dated = async (more: Partial<DocumentBasis>) => (await documentKeys(basis({}, more))).dated;
    expect([
      await dated({}),
      await dated({ period: undefined, uuid: 'ABC' }),
      await dated({ period: undefined }),
    ]).toEqual([true, true, false]);
  });
});

describe('whether it is still the same', () => {
  const same = async (a: DocumentBasis, b: DocumentBasis) => sameContent(await documentHash(a), await documentHash(b));

  test('number 1 of another office is not told that it was sent: its name is another', async () => {
    const numbered = (name: string) => basis({ person: { name, employeeNumber: '1' } });
    expect(await weak({ person: { name: 'Luis Mora', employeeNumber: '1' } })).toBe(
      await weak({ person: { name: 'Ana Ruiz', employeeNumber: '1' } }),
    );
    expect(await same(numbered('Ana Ruiz'), numbered('Luis Mora'))).toBe(false);
    expect(await same(numbered('Ana Ruiz'), numbered('RUIZ, ANA'))).toBe(true);
    expect(await same(basis(), basis({ person: { ...ana, name: 'Ana R.' } }))).toBe(true);
  });

  test('an amount, a folio, a number or a file makes the difference', async () => {
    const changes = [
      basis({ amount: 1_001 }),
      basis({ uuid: 'ABC' }),
      basis({ person: { ...ana, employeeNumber: '43' } }),
      basis({}, { files: ['a', 'c'] }),
      basis({}, { files: [] }),
    ];
    for (const changed of changes) expect(await same(basis(), changed)).toBe(false);
  });

  test('a folio that only the files told does not: it is gone when they are not at hand', async () => {
    expect(await same(basis({}, { uuid: 'ABC' }), basis({}, { files: undefined }))).toBe(true);
  });

  test('address, name, password, language and the order of files do not', async () => {
    const values = {
      recipients: [],
      person: { ...ana, name: 'X' },
      password: 'p',
      language: 'pl',
    };
    expect(await same(basis(), basis(values, { files: ['b', 'a'] }))).toBe(true);
  });

  test('files that are not at hand are not compared', async () => {
    expect(await same(basis(), basis({}, { files: undefined }))).toBe(true);
  });
});
