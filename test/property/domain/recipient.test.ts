import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from './run-size.ts';
import { encodeMessage } from '../../../src/domain/message/mime.ts';
import { decodePunycode, encodePunycode } from '../../../src/domain/text/punycode.ts';
import { parseRecipients } from '../../../src/domain/roster/recipient.ts';
import { plainMessage } from '../../unit/domain/message/mail-cases.ts';

const cellText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'ana@example.com',
        'eva@exámple.mx',
        ';',
        ',',
        '\n',
        '\r',
        ' ',
        '<',
        '>',
        '"',
        'Bcc: ',
        '\u2028',
        'a',
        '@',
        '.',
        ':',
        '\u0000',
        '\u00a0',
        '\u200b',
        '(',
        ')',
        '\\',
        '/',
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
);

describe('whatever an address cell holds', () => {
  it('what comes out can be written into a header, and reads back as itself', () => {
    fc.assert(
      fc.property(cellText, (text) => {
        const { mailboxes, problem } = parseRecipients(text);
        if (problem === undefined) expect(mailboxes).toHaveLength(1);
        if (problem?.code === 'recipient/several') expect(mailboxes.length).toBeGreaterThan(1);
        for (const { address } of mailboxes) {
          expect(() =>
            encodeMessage({ ...plainMessage, to: [{ name: '', address }] }, { boundarySeed: '0' }),
          ).not.toThrow();
          expect(parseRecipients(address)).toEqual({ mailboxes: [{ name: '', address }] });
        }
      }),
      runs(2_000),
    );
  });

  it('no address comes out that is not in the cell', () => {
    fc.assert(
      fc.property(cellText, (text) => {
        const plain = text.replaceAll(/[\u200b-\u200f]/g, '').toLowerCase();
        for (const { address } of parseRecipients(text).mailboxes) {
          expect(plain).toContain(address.slice(0, address.indexOf('@')).toLowerCase());
        }
      }),
      runs(1_000),
    );
  });
});

describe('punycode', () => {
  const letters = fc.constantFrom(...'abcxyz0129-ñáłąćżóüßéабвгд他们例えאبπ🙂');
  const label = fc.string({ unit: letters, minLength: 1, maxLength: 20 }).filter((text) => /[^\0-\x7f]/.test(text));

  it('decodes back to the label', () => {
    fc.assert(
      fc.property(label, (text) => {
        expect(decodePunycode(encodePunycode(text))).toBe(text);
      }),
      runs(1_000),
    );
  });

  it('is what browsers make of a label they accept', () => {
    fc.assert(
      fc.property(label, (text) => {
        const expected = domainToASCII(`${text}.mx`);
        fc.pre(expected !== '' && text === text.normalize('NFC') && !/ß|א|ب/.test(text));
        expect(`xn--${encodePunycode(text)}.mx`).toBe(expected);
      }),
      runs(500),
    );
  });

  it('never throws on what is no punycode', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => void decodePunycode(text)),
      runs(1_000),
    );
  });
});
