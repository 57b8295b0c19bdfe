import { describe, expect, test } from 'vitest';
import { searchUrl } from '../../../src/gmail/search-url.ts';
import { senderOf } from '../../../src/gmail/sender-of.ts';

const sender = 'nomina@empresa.example';

describe('the sender of a message', () => {
  const of = (header: string) => senderOf(new TextEncoder().encode(`${header}\r\n\r\nFrom: <body@evil.example>\r\n`));
  test.each([
    ['From: =?UTF-8?B?TsOzbWluYQ==?= <Nomina@Empresa.example>', sender],
    ['To: a@b.example\r\nFrom: nomina@empresa.example\r\nSubject: x', sender],
    ['From: "Pérez, Ana <x>"\r\n <nomina@empresa.example>', sender],
    ['To: <a@b.example>\r\nSubject: From: <c@d.example>', undefined],
  ])('is read from its header: %j', (header, address) => expect(of(header)).toBe(address));
});

describe('the search for a sent message', () => {
  test('looks among what mail servers sent back', () => {
    expect(searchUrl('https://mail.google.com/mail/', sender, 'ana@b.example', 'returned')).toBe(
      'https://mail.google.com/mail/u/?authuser=nomina%40empresa.example#search/from%3Amailer-daemon+%22ana%40b.example%22',
    );
  });

  test('opens in the sender’s own account, for the exact reference', () => {
    expect(searchUrl('https://mail.google.com/mail/', sender, 'Ref. AB12-CD34')).toBe(
      'https://mail.google.com/mail/u/?authuser=nomina%40empresa.example#search/in%3Asent+%22Ref.+AB12-CD34%22',
    );
  });
});
