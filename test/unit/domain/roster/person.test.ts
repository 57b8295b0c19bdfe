import { describe, expect, it } from 'vitest';
import { saysAbsent } from '../../../../src/domain/text/absent-words.ts';
import {
  normalNationalId,
  normalTaxId,
  personKey,
  sameNumber,
  sharedNameWords,
} from '../../../../src/domain/roster/person.ts';

describe('an identity', () => {
  it.each([
    [' iapa950130fi5 ', 'IAPA950130FI5'],
    ['IAPA-950130-FI5', 'IAPA950130FI5'],
    ['ñalg 011212 zl4', 'ÑALG011212ZL4'],
    ['A&B\u00a0010101.XX1', 'A&B010101XX1'],
    ['525-000-11-22', '5250001122'],
    ['brak', ''],
    ['n/a', ''],
  ])('%j as tax id is %s', (text, id) => {
    expect(normalTaxId(text)).toBe(id);
  });

  it('keeps the dots of a national id and drops words for none', () => {
    expect(normalNationalId('8563 0112-342')).toBe('85630112342');
    expect(normalNationalId('brak')).toBe('');
  });
});

describe('an employee number', () => {
  it.each([
    ['7', '0007', true],
    ['0', '000', true],
    ['a-15', 'A-15', true],
    ['07', '70', false],
    ['', '', false],
    ['', '0', false],
  ])('%j and %j are the same: %s', (a, b, same) => {
    expect(sameNumber(a, b)).toBe(same);
  });
});

describe('names', () => {
  it.each([
    ['Núñez Órtiz María Fernanda', 'Maria Fernanda NUNEZ ORTIZ', 4],
    ['Muñoz  Óscar', 'Óscar Muñoz', 2],
    ['Żółkiewska Łucja', 'Lucja Zolkiewska', 2],
    ['Ana Ibáñez', 'Ana Ruiz', 1],
    ['', '', 0],
  ])('%s and %s share %d words', (a, b, count) => {
    expect(sharedNameWords(a, b)).toBe(count);
  });
});

describe('who a row means', () => {
  const nobody = { name: '', employeeNumber: '', taxId: '', nationalId: '' };
  it('is decided by the strongest identity', () => {
    expect(personKey({ ...nobody, taxId: 'A', employeeNumber: '7' })).toBe('tax:A');
    expect(personKey({ ...nobody, employeeNumber: '0007' })).toBe('number:7');
    expect(personKey({ ...nobody, nationalId: 'C', name: 'Ana' })).toBe('national:C');
    expect(personKey({ ...nobody, name: 'Ruiz Ana' })).toBe(personKey({ ...nobody, name: 'ana  RUIZ' }));
    expect(personKey({ ...nobody, name: '李' })).toBe('name:李');
    expect(personKey(nobody)).toBe('');
  });
});

describe('a word that means none', () => {
  it.each(['brak', 'N/A', '-', '—', '...', 'sin correo', 'No Tiene', 'NIE MA', 'x'])('is %j', (text) => {
    expect(saysAbsent(text)).toBe(true);
  });
  it.each(['', ' ', 'ana@example.com', '#N/A', '#REF!', 'Noé', '12'])('is not %j', (text) => {
    expect(saysAbsent(text)).toBe(false);
  });
});
