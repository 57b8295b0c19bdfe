import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../src/domain/roster/address.ts';
import { parseRecipients } from '../../../../src/domain/roster/recipient.ts';
import { codesOf, read } from './grid-of.ts';

const others = ['ana@empresa.com', 'eva@empresa.com', 'leo@empresa.com', 'iván <ivan@empresa.com>'];
const askedOf = (address: string, around = others) => {
  const roster = read([['Nombre', 'Correo'], ...[...around, address].map((to, at) => [`Persona ${at}`, to])]);
  return roster.issues
    .filter(({ code }) => code === 'recipient/look-alike')
    .map(({ row, values }) => [row, values['reason']]);
};

describe('an address that is not what it looks like asks', () => {
  it.each([
    ['ana@gm\u0430il.com', 'letters'],
    ['ana@\u0435mpresa.com', 'letters'],
    ['ana@xn--gmil-63d.com', 'letters'],
    ['ana@\u03b1mazon.com', 'letters'],
    ['ana@gma\u0131l.com', 'letters'],
    ['ana\u200b@otra.com', 'invisible'],
    ['\u202eana@otra.com', 'invisible'],
    ['ana@ot\u00adra.com', 'invisible'],
    ['luis@otra.example <ana@otra.com>', 'second'],
    ['"luis@otra.example" <ana@otra.com>', 'second'],
    ['ana@otra.com (antes luis@vieja.com)', 'second'],
    ['ana@empreza.com', 'domain'],
    ['ana@empresa.co', 'domain'],
    ['ana@ernpresa.com', 'domain'],
    ['ana@empressa.com', 'domain'],
    ['ana@emprésa.com', 'domain'],
    ['ana@empresa.xom', 'domain'],
  ])('%j: %s', (address, reason) => {
    expect(askedOf(address)).toEqual([[6, reason]]);
  });

  it.each([
    'ana@gmail.com',
    'ana@otra-empresa.com',
    'Ana <ana@empresa.com>',
    'ana@empresa.com <ana@empresa.com>',
    'ana@przykład.example',
    'ana@mañana.example',
    'ana@例え.jp',
  ])('%s does not', (address) => {
    expect(askedOf(address)).toEqual([]);
  });

  it('real providers are no slips of one another', () => {
    expect(askedOf('ana@op.pl', ['a@wp.pl', 'b@wp.pl', 'c@wp.pl'])).toEqual([]);
  });

  it('without a domain that most have nothing is like it', () => {
    expect(askedOf('ana@empreza.com', ['a@uno.com', 'b@dos.com', 'c@empresa.com'])).toEqual([]);
  });
});

describe('a text that is hard to read as an address', () => {
  const hard = [
    '('.repeat(5_000),
    ')('.repeat(2_500),
    '"'.repeat(5_000),
    '<'.repeat(5_000),
    `${'a.'.repeat(3_000)}@x.mx`,
  ];

  it.each([...hard, ...hard.map((text) => text.slice(0, 319)), `${'(a'.repeat(150)}@x.mx`])(
    'does not throw, and is named in short: %#',
    (text) => {
      for (const whole of [text, `${text}ana@x.mx`, `ana@x.mx${text}`]) {
        const { problem } = parseRecipients(whole);
        expect(problem?.value.length ?? 0).toBeLessThanOrEqual(81);
      }
    },
  );

  it('takes less than 5 ms', () => {
    const times = Array.from({ length: 5 }, () => {
      const began = performance.now();
      for (const text of hard) parseRecipients(text);
      return (performance.now() - began) / hard.length;
    });
    expect(Math.min(...times)).toBeLessThan(5);
  });

  it('of more than 320 characters is none', () => {
    expect(parseAddress(`ana@x.mx (${'a'.repeat(300)})`)).toBe('ana@x.mx');
    expect(parseAddress(`ana@x.mx (${'a'.repeat(320)})`)).toBeUndefined();
  });

  it('holds its row and no other', () => {
    expect(codesOf(read([['Correo'], ['('.repeat(5_000)], ['ana@x.mx']], {}).issues)).toEqual(['2 recipient/invalid']);
  });
});

it.each(['cc', 'bcc', 'replyTo'])('an address that deceives is asked about in %s as in the recipient', (field) => {
  for (const value of ['nomina@empres\u0430.example', 'luis@otra.example <ana2@empresa.example>']) {
    const rows = [
      ['Nombre', 'Correo', 'Otros'],
      ['Ana Ruiz', 'ana@empresa.example', value],
    ];
    const { issues } = read(rows, { mapping: { [field]: 'Otros' } });
    expect(issues.map(({ code, row, column }) => [code, row, column])).toEqual([['recipient/look-alike', 2, 'C']]);
  }
});
