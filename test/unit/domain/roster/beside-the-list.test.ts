import { describe, expect, it } from 'vitest';
import type { Roster } from '../../../../src/domain/roster/roster.ts';
import { codesOf, lettersOf, read } from './grid-of.ts';

const toOf = ({ entries }: Roster): string[] => entries.flatMap(({ recipients }) => recipients.map((to) => to.address));
const namesOf = ({ entries }: Roster): string[] => entries.map(({ person }) => person.name);
const doubts = ({ understood }: Roster): string[] =>
  understood.roles.filter(({ sure }) => sure === 'doubtful').map(({ field, doubt }) => `${field} ${doubt}`);

describe('a table beside the list', () => {
  const list = ['EMAIL TRABAJADOR', 'Correo electrónico personal', 'Correo-e', 'E-mail pracownika'.normalize('NFD')];
  it.each(list)('beyond an empty column takes nobody’s place, though its heading is plainer than %s', (heading) => {
    const roster = read([
      ['No.', 'Trabajador', heading, 'Neto', null, 'Zona', 'Mail'],
      [1, 'Ana Ruiz', 'ana@empresa.example', 1, null, 'Norte', 'norte@empresa.example'],
      [2, 'Eva Soto', 'eva@empresa.example', 2, null, 'Sur', 'sur@empresa.example'],
      [3, 'Leo Paz', 'leo@empresa.example', 3],
    ]);
    expect(toOf(roster)).toEqual(['ana@empresa.example', 'eva@empresa.example', 'leo@empresa.example']);
    expect(doubts(roster)).toEqual([]);
    expect(roster.understood.unread).toEqual([{ where: 'beside', rows: [2, 3], columns: ['G'] }]);
  });

  it.each([
    [
      'with names of its own',
      ['Jefatura', 'Mail'],
      ['Laura Jefa', 'laura@empresa.example'],
      ['Pablo Mar', 'p@empresa.example'],
    ],
    ['with few addresses', ['Zona', 'Mail'], ['1', 'laura@empresa.example'], ['', '']],
  ] as const)('is asked about where it is all there is: %s', (_name, head, first, second) => {
    const roster = read([
      ['Clave', 'Trabajador', 'Correo del responsable', null, ...head],
      [1, 'Ana Ruiz', 'laura@empresa.example', null, ...first],
      [2, 'Eva Soto', 'laura@empresa.example', null, ...second],
      [3, 'Leo Paz', 'laura@empresa.example'],
    ]);
    expect(doubts(roster)).toEqual(['email apart']);
  });

  it('a list with empty columns between its parts is one list', () => {
    const roster = read([
      ['Clave', 'Trabajador', null, 'Mail', null, 'Neto'],
      [1, 'Ana Ruiz', null, 'ana@empresa.example', null, 1],
      [2, 'Eva Soto', null, 'eva@empresa.example', null, 2],
    ]);
    expect(lettersOf(roster)).toEqual({ employeeNumber: 'A', name: 'B', email: 'D', amount: 'F' });
  });

  it.each(['Mail', 'Correo', 'Adres e-mail'])(
    'addresses that serve several people give way to those of one: %s',
    (shared) => {
      const roster = read([
        ['Nombre', 'Correo personal', shared],
        ['Ana Ruiz', 'ana@casa.example', 'centro@empresa.example'],
        ['Eva Soto', 'eva@casa.example', 'centro@empresa.example'],
        ['Leo Paz', 'leo@casa.example', 'norte@empresa.example'],
        ['Iván Gil', 'ivan@casa.example', 'norte@empresa.example'],
      ]);
      expect(toOf(roster)[0]).toBe('ana@casa.example');
      expect(codesOf(roster.issues)).toEqual([]);
    },
  );
});

describe('a name beside given name and surname', () => {
  it.each(['Beneficiario', 'Payee', 'Odbiorca', 'Nombre completo'])(
    'is somebody else’s where it says nothing of them: %s',
    (heading) => {
      const roster = read([
        ['Apellidos', 'Nombres', 'Correo', heading],
        ['Ruiz Sanz', 'Ana', 'ana@empresa.example', 'Pablo Mar Ruiz'],
        ['Soto Vega', 'Eva', 'eva@empresa.example', 'Laura Gil'],
        ['Paz', 'Leo', 'leo@empresa.example', 'Nora Paz'],
      ]);
      expect(namesOf(roster)).toEqual(['Ana Ruiz Sanz', 'Eva Soto Vega', 'Leo Paz']);
      expect(roster.understood.otherParties).toEqual([3]);
    },
  );

  it('is theirs where it says the same', () => {
    const roster = read([
      ['Nombre completo', 'Apellidos', 'Nombres', 'Correo'],
      ['Ana Ruiz Sanz', 'Ruiz Sanz', 'Ana', 'ana@empresa.example'],
      ['Eva Soto Vega', 'Soto Vega', 'Eva', 'eva@empresa.example'],
    ]);
    expect(lettersOf(roster)).toMatchObject({ name: 'A', lastName: 'B', firstName: 'C' });
  });
});
