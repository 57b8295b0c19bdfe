import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodePunycode, encodePunycode } from '../../../../src/domain/text/punycode.ts';
import { displayAddress, parseRecipients, unlikelyDomain } from '../../../../src/domain/roster/recipient.ts';

const addresses = (text: string): string[] => parseRecipients(text).mailboxes.map(({ address }) => address);
const problem = (text: string): string | undefined => parseRecipients(text).problem?.code;

describe('one address', () => {
  it.each([
    ['maria.nunez@example.com', 'maria.nunez@example.com'],
    [' Ana.Sofia@Example.COM ', 'Ana.Sofia@example.com'],
    ['\u00a0ana@example.com\u200b', 'ana@example.com'],
    ['ana\u200d@exam\u00adple.com', 'ana@example.com'],
    ['sam.smith@example.com;', 'sam.smith@example.com'],
    ['ana@example.com\r\n', 'ana@example.com'],
    ['mailto:ana@example.com', 'ana@example.com'],
    ['MAILTO:ana@example.com?subject=Hola', 'ana@example.com'],
    ['<ana@example.com>', 'ana@example.com'],
    ['ana@example.com (Ana)', 'ana@example.com'],
    ["o'neil+pay@sub.example.co.uk", "o'neil+pay@sub.example.co.uk"],
    ['ana@example.com; ANA@example.com', 'ana@example.com'],
    ['ana@exámple.example', 'ana@xn--exmple-qta.example'],
    ['ana@MÜNCHEN.example', 'ana@xn--mnchen-3ya.example'],
    ['ana@münchen.example', 'ana@xn--mnchen-3ya.example'],
    ['ana@例え。テスト', 'ana@xn--r8jz45g.xn--zckzah'],
    ['ana@xn--mnchen-3ya.example', 'ana@xn--mnchen-3ya.example'],
  ])('%j is %s', (text, address) => {
    expect(parseRecipients(text)).toEqual({ mailboxes: [{ name: '', address }] });
  });

  it.each([
    ['Rosa Elena <rosa.v@example.org>', 'Rosa Elena'],
    ['"Pérez, Ana" <rosa.v@example.org>', 'Pérez, Ana'],
    ['Pérez, Ana <rosa.v@example.org>', 'Pérez, Ana'],
    ["'Rosa' <mailto:rosa.v@example.org>", 'Rosa'],
    ['"Ann \\"A\\" O\'Neil" <rosa.v@example.org>', 'Ann "A" O\'Neil'],
    ['  Łucja\u00a0Żółć<rosa.v@example.org>', 'Łucja Żółć'],
  ])('%j keeps the name', (text, name) => {
    expect(parseRecipients(text)).toEqual({ mailboxes: [{ name, address: 'rosa.v@example.org' }] });
  });
});

describe('what is not an address', () => {
  it.each([
    'oscar@example..org',
    'sam@example',
    'iván.delacruz@exámple.example',
    'a..b@example.com',
    '.a@example.com',
    'a.@example.com',
    'maria nunez@example.com',
    'ana@ example.com',
    'ana@\u00a0example.com',
    'ana@@example.com',
    'ana.example.com',
    'ana@example.com.',
    'ana@-example.com',
    'ana@example-.com',
    'ana@exa_mple.com',
    'ana@[192.168.0.1]',
    'ana@192.168.0.1',
    'ana@example.c',
    '"ana b"@example.com',
    'equipo: ana@example.com, eva@example.com;',
    'ana@example.com, broken',
    'ana@example.com y eva@example.com',
    `${'a'.repeat(65)}@example.com`,
    `ana@${'a'.repeat(64)}.com`,
    `ana@${'abcdefgh.'.repeat(30)}com`,
    'Ana <ana@example.com> <eva@example.com>',
    '#N/A',
    'ana@exa<mple.com',
  ])('%j is invalid', (text) => {
    expect(problem(text)).toBe('recipient/invalid');
  });

  it('is named', () => {
    expect(parseRecipients('ana@example.com; broken')).toEqual({
      mailboxes: [{ name: '', address: 'ana@example.com' }],
      problem: { code: 'recipient/invalid', value: 'broken' },
    });
  });
});

describe('a line break that hides something', () => {
  it.each([
    'ana@example.com\nBcc: evil@example.net',
    'ana@example.com>\r\nBcc: <evil@example.net',
    'Ana\r\nBcc: evil@example.net <ana@example.com>',
    '"Ana\nBcc: evil@example.net" <ana@example.com>',
    'ana@example.com\u2028nobody',
    'ana@exam\nple.com',
    'ana@example.com\u0000',
    'ana\u001b@example.com',
  ])('%j is a control character', (text) => {
    expect(problem(text)).toBe('recipient/control-character');
  });
});

describe('several addresses', () => {
  it.each([
    'ana@example.com; eva@example.org',
    'ana@example.com, eva@example.org',
    'ana@example.com\neva@example.org',
    'ana@example.com\r\n\r\neva@example.org;',
    'ana@example.com eva@example.org',
    'ana@example.com / eva@example.org',
    'ana@example.com|eva@example.org',
    'Ana <ana@example.com>; "Eva, E" <eva@example.org>',
    'ana@example.com; eva@example.org; ANA@example.com',
  ])('%j are two', (text) => {
    expect(problem(text)).toBe('recipient/several');
    expect(addresses(text)).toEqual(['ana@example.com', 'eva@example.org']);
  });
});

describe('no address', () => {
  it.each([
    ['', ''],
    ['  \u00a0 ', ''],
    ['brak', 'brak'],
    ['Papel', 'Papel'],
    ['SIN CORREO', 'SIN CORREO'],
    ['n/a', 'n/a'],
    ['-', '-'],
    ['—', '—'],
    ['none', 'none'],
    ['nie ma', 'nie ma'],
    ['No tiene', 'No tiene'],
    ['brak adresu', 'brak adresu'],
  ])('%j is missing', (text, word) => {
    expect(parseRecipients(text)).toEqual({ mailboxes: [], problem: { code: 'recipient/missing', value: word } });
  });
});

describe('international domains', () => {
  it.each(['exámple.example', 'bücher.example', 'żółć.example', '例え.jp', 'παράδειγμα.gr', 'i❤.ws', 'ñandú-ñ.mx'])(
    '%s becomes what browsers make of it',
    (domain) => {
      const labels = domain
        .split('.')
        .map((label) => (/^[\0-\x7f]*$/.test(label) ? label : `xn--${encodePunycode(label)}`));
      expect(labels.join('.')).toBe(domainToASCII(domain));
    },
  );

  it.each(['exámple', 'bücher', '例え', '他们为什么不说中文', 'ñ', 'a-ñ-b'])('%s decodes back', (label) => {
    expect(decodePunycode(encodePunycode(label))).toBe(label);
  });

  it('are shown in their own letters, and left alone when they do not decode', () => {
    expect(displayAddress('ivan@xn--exmple-qta.example')).toBe('ivan@exámple.example');
    expect(displayAddress('ivan@xn--99999999.example')).toBe('ivan@xn--99999999.example');
    expect(displayAddress('ana@example.com')).toBe('ana@example.com');
  });
});

describe('a domain that is probably a slip', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmial.con', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.com.mx', 'gmail.com'],
    ['hotmal.com', 'hotmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['hormail.com.mx', 'hotmail.com.mx'],
    ['outlok.com', 'outlook.com'],
    ['yaho.com', 'yahoo.com'],
    ['empresa.con', 'empresa.com'],
    ['Gmial.com', 'gmail.com'],
    ['hotmail.con.mx', 'hotmail.com.mx'],
    ['empresa.cmo.mx', 'empresa.com.mx'],
  ])('%s was meant as %s', (typed, meant) => {
    expect(unlikelyDomain(`Ana@${typed}`)).toBe(`Ana@${meant}`);
  });

  it.each([
    'gmail.com',
    'email.com',
    'ymail.com',
    'mail.com',
    'hotmail.com',
    'hotmail.cl',
    'hotmail.com.ar',
    'hotmail.se',
    'yahoo.se',
    'outlook.com',
    'live.com',
    'wp.pl',
    'o2.pl',
    'example.com',
    'example.com.mx',
    'empresa.co',
    'live.pl',
    'empresa.co.mx',
    'comm.example.pl',
  ])('%s is left alone', (domain) => {
    expect(unlikelyDomain(`ana@${domain}`)).toBeUndefined();
  });
});
