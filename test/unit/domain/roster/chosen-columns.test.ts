import { describe, expect, it } from 'vitest';
import { saysConsent } from '../../../../src/domain/roster/consent.ts';
import { severityOf } from '../../../../src/domain/issue.ts';
import { codesOf, gridOf, read, type CellInput } from './grid-of.ts';

const names = ['Ana Ruiz', 'Eva Soto', 'Luis Vega', 'Jan Nowak', 'Olga Mazur'];
const sheet = (answers: readonly CellInput[]) => [
  ['Nombre', 'Correo', 'Consentimiento', 'Responder a'],
  ...answers.map((answer, index) => [names[index]!, `p${index + 1}@example.com`, answer, 'rh@example.com']),
];

describe('a consent column', () => {
  it('that was chosen holds everybody who did not say yes, blanks too', () => {
    const roster = read(sheet(['sí', 'no', '', 'Tak', 'nie']), { mapping: { consent: 'Consentimiento' } });
    expect(codesOf(roster.issues)).toEqual([
      '3 recipient/no-consent',
      '4 recipient/no-consent',
      '6 recipient/no-consent',
    ]);
    expect(severityOf('recipient/no-consent')).toBe('error');
  });

  it('that nobody chose means nothing', () => {
    expect(codesOf(read(sheet(['no', 'no'])).issues)).toEqual([]);
  });

  it.each([
    'Sí',
    'SI',
    'tak',
    'x',
    '✓',
    'Acepta',
    'wyraża zgodę',
    '2026-01-05',
    '5/1/2026',
    1,
    true,
    { value: 46_027, text: '5 ene', format: 'd mmm' },
  ] as const)('takes %j for a yes', (input) => {
    expect(saysConsent(gridOf([[input]]).rows[0]!.cells[0]!)).toBe(true);
  });

  it.each(['no', 'nie', 'No acepta', 'brak', 'pendiente', '', 0, false, 'no consiente', { error: '#N/A' }] as const)(
    'takes %j for no consent',
    (input) => {
      expect(saysConsent(gridOf([[input]]).rows[0]!.cells[0]!)).toBe(false);
    },
  );
});

describe('a column of addresses for answers', () => {
  it('is used only when it was chosen, and never as a recipient', () => {
    const chosen = read(sheet(['']), { mapping: { email: 'Correo', replyTo: 'Responder a' } }).entries[0]!;
    expect([chosen.replyTo?.address, chosen.recipients.map(({ address }) => address)]).toEqual([
      'rh@example.com',
      ['p1@example.com'],
    ]);
    expect(read(sheet(['']), { mapping: { email: 'Correo' } }).entries[0]!.replyTo).toBeUndefined();
  });
});
