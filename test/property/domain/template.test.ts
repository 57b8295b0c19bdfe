import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from './run-size.ts';
import { isFailure } from '../../../src/domain/failure.ts';
import { compileTemplate } from '../../../src/domain/message/template.ts';
import { tidyText } from '../../../src/domain/text/fold-text.ts';

const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom('{{ Nombre }}', '{% if x %}', '<script>', '&', '"', "'", '<!--', '\n', 'ñ', '|', '}}'), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
);

const unescaped = (html: string): string =>
  html
    .replaceAll('<br>', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('whatever a cell holds', () => {
  it('it comes out as text: no markup, no template', () => {
    const html = compileTemplate('<p>{{ Nombre }}</p>', ['Nombre'], { kind: 'html' });
    fc.assert(
      fc.property(value, (text) => {
        const rendered = html.render(new Map([['Nombre', text]])).slice(3, -4);
        expect(rendered.replaceAll('<br>', '')).not.toMatch(/[<>"']/);
        expect(unescaped(rendered)).toBe(text.replaceAll(/\r\n|\r/g, '\n'));
      }),
      runs(1_000),
    );
  });

  it('a row shows its own values and no other row’s', () => {
    const template = compileTemplate('{{ Nombre }} {{ Nota | default: "-" }}', ['Nombre', 'Nota'], { kind: 'html' });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uuid(), fc.option(fc.uuid(), { nil: '' })), { minLength: 2, maxLength: 8 }),
        (rows) => {
          for (const [name, note] of rows) {
            const rendered = template.render(
              new Map([
                ['Nombre', name],
                ['Nota', note],
              ]),
            );
            expect(rendered).toBe(`${name} ${note || '-'}`);
          }
        },
      ),
      runs(200),
    );
  });
});

describe('whatever a header is called', () => {
  const letters = fc.constantFrom(...'abzÁñłŻ 019.,:;()/?¿!-_#$€°ºª*+=|\'"@');
  const header = fc
    .string({ unit: letters, minLength: 1, maxLength: 24 })
    .map(tidyText)
    .filter((text) => /[\p{L}]/u.test(text) && !text.startsWith('-') && !text.endsWith('-'));

  it('its field prints its cell', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(header, { minLength: 1, maxLength: 5, selector: (text) => text.toLowerCase() }),
        (headers) => {
          const values = new Map(headers.map((name, index) => [name, `cell-${index}`]));
          headers.forEach((name, index) => {
            const template = compileTemplate(`[{{ ${name} }}]`, headers, { kind: 'subject' });
            expect(template.issues).toEqual([]);
            expect(template.fields).toEqual([name]);
            expect(template.render(values)).toBe(`[cell-${index}]`);
          });
        },
      ),
      runs(500),
    );
  });
});

describe('whatever a template says', () => {
  const piece = fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    ' ',
    'Nombre',
    '|',
    ':',
    '"',
    'if ',
    'endif',
    'else',
    'assign x = ',
    '==',
    '<b>',
    '</b>',
    '&nbsp;',
    '.',
    '(',
    ')',
    '[',
    ']',
    'x',
    '1',
    'default',
    '\n',
    'Año',
    '-',
  );

  it('it renders or fails as a template, and in no other way', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('html', 'subject'), (parts, kind) => {
        try {
          const template = compileTemplate(parts.join(''), ['Nombre', 'Año'], { kind, passwordHeaders: ['Año'] });
          template.render(
            new Map([
              ['Nombre', 'n'],
              ['Año', 'a'],
            ]),
          );
          template.check(new Map(), { row: 2 });
        } catch (error) {
          expect(isFailure(error) && error.code).toBe('template/invalid');
        }
      }),
      runs(2_000),
    );
  });

  it('it never prints the password without saying so', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
        const secret = 'S3CR3T';
        try {
          const template = compileTemplate(parts.join(''), ['Nombre', 'Año'], {
            kind: 'html',
            passwordHeaders: ['Año'],
          });
          const printed = template
            .render(
              new Map([
                ['Nombre', 'n'],
                ['Año', secret],
              ]),
            )
            .includes(secret);
          if (printed) expect(template.issues.map(({ code }) => code)).toContain('template/password-field');
        } catch (error) {
          expect(isFailure(error)).toBe(true);
        }
      }),
      runs(2_000),
    );
  });
});
