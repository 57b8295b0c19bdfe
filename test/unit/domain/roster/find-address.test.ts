import { describe, expect, it } from 'vitest';
import { findAddresses, type KnownAddress } from '../../../../src/domain/roster/find-address.ts';
import type { Person } from '../../../../src/domain/roster/roster.ts';

const person = (values: Partial<Person>): Person => ({
  name: '',
  employeeNumber: '',
  taxId: '',
  nationalId: '',
  ...values,
});
const known = (text: string, values: Partial<Person>): KnownAddress => ({ text, person: person(values) });
const found = (asked: Partial<Person>, ...all: readonly KnownAddress[]) => findAddresses([person(asked)], all);

const ana = { name: 'Ana Ruiz Mora', taxId: 'RUMA800101AB1', nationalId: 'RUMA800101MDFZRN01', employeeNumber: '0007' };

describe('the address of a person in another sheet', () => {
  it.each([
    ['RFC', { taxId: ana.taxId }],
    ['CURP', { nationalId: ana.nationalId }],
    ['employee number, where the names agree', { employeeNumber: '7', name: 'RUIZ MORA, ANA' }],
  ])('is found by %s', (_by, values) => {
    expect(found(ana, known('ana@empresa.example', values))).toEqual({ texts: ['ana@empresa.example'], unclear: 0 });
  });

  it.each([
    ['a number of somebody with another name', { employeeNumber: '0007', name: 'Iván Ochoa Lira' }],
    ['a number without a name', { employeeNumber: '0007' }],
    ['a number of somebody with another RFC', { employeeNumber: '0007', name: ana.name, taxId: 'RUMA800101ZZ9' }],
    ['an RFC with another CURP', { taxId: ana.taxId, nationalId: 'OOLI800101HDFCRV01' }],
    ['an RFC with another name', { taxId: ana.taxId, name: 'Iván Ochoa Lira' }],
    ['a name alone', { name: ana.name }],
  ])('is not found by %s', (_by, values) => {
    expect(found(ana, known('ivan@empresa.example', values)).texts).toEqual(['']);
  });

  it('is nobody’s for the RFC that stands for anybody', () => {
    const generic = { taxId: 'XAXX010101000' };
    expect(found(generic, known('ana@empresa.example', generic)).texts).toEqual(['']);
  });

  it('is left out where the sheet has two for one person', () => {
    const two = [known('ana@empresa.example', ana), known('ana@otra.example', ana)];
    expect(found(ana, ...two)).toEqual({ texts: [''], unclear: 1 });
    const same = [known('ana@empresa.example', ana), known('Ana@empresa.example', ana)];
    expect(found(ana, ...same).unclear).toBe(0);
  });

  it('goes by the RFC before the number, whatever the order of the rows', () => {
    const rows = [
      known('vieja@empresa.example', { employeeNumber: '0007', name: ana.name }),
      known('ana@empresa.example', { taxId: ana.taxId }),
    ];
    expect(found(ana, ...rows).texts).toEqual(['ana@empresa.example']);
    expect(found(ana, ...rows.reverse()).texts).toEqual(['ana@empresa.example']);
  });
});
