import type { Attachment, Message } from '../../../../src/domain/message/message.ts';

const bytes = (length: number, seed: number): Uint8Array<ArrayBuffer> => {
  const out = new Uint8Array(length);
  let state = seed;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    out[index] = state >>> 16;
  }
  return out;
};

export const pdf = (name: string, length = 4_000): Attachment => ({
  name,
  mediaType: 'application/pdf',
  bytes: bytes(length, 7),
});
const xml = (name: string): Attachment => ({
  name,
  mediaType: 'application/xml',
  bytes: new TextEncoder().encode('<?xml version="1.0"?>\n<a>\r\nñ\n</a>'),
});

export const plainMessage: Message = {
  from: { name: 'Nóminas', address: 'nominas@example.com' },
  to: [{ name: '', address: 'ana@example.org' }],
  cc: [],
  bcc: [],
  subject: 'Recibo',
  html: '<!doctype html><html lang="es"><body><p>Hola, Ana</p></body></html>',
  text: 'Hola, Ana\n',
  attachments: [],
  date: Date.UTC(2026, 0, 15, 9, 30, 0),
};

const long = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Each case changes one thing of a plain message; readers must get all of it back. */
export const mailCases: Readonly<Record<string, Partial<Message>>> = {
  'a plain ASCII message': {},
  'Spanish accents in the subject': { subject: 'Recibo de nómina · año 2026 — ¿dudas?' },
  'Polish letters in the subject': { subject: 'Pasek wypłaty – styczeń, Łódź, zażółć gęślą jaźń' },
  'emoji in the subject': { subject: 'Recibo 🙂 👩‍👩‍👧‍👦 enero' },
  'Chinese in the subject': { subject: '山田太郎さんの給与明細' },
  'a subject over 75 characters': { subject: long('nómina quincenal ', 120) },
  'a subject over 200 characters': { subject: long('wypłata ', 240).trim() },
  'a subject of 1,500 characters without a space': { subject: long('x', 1_500) },
  'a long ASCII subject with double spaces': { subject: long('pay  slip ', 300).trim() },
  'an encoded word typed by hand': { subject: 'Oferta =?UTF-8?Q?=C3=B1?= literal' },
  'an accented sender': { from: { name: 'Dirección de Nóminas S.A. de C.V.', address: 'rh@example.com' } },
  'a name with a comma': { to: [{ name: 'Núñez, María', address: 'maria@example.org' }] },
  'an ASCII name with comma, quotes and backslash': {
    to: [{ name: 'O\'Neil, "Ann" \\ B', address: 'ann@example.org' }],
  },
  'a name of 200 characters': { to: [{ name: long('Łucja Żółkiewska ', 200).trim(), address: 'l@example.org' }] },
  'a name of one endless word': { to: [{ name: long('Ñáñez', 150), address: 'n@example.org' }] },
  'an Arabic name': { to: [{ name: 'محمد علي', address: 'm@example.org' }] },
  'two recipients, Cc and Bcc': {
    to: [
      { name: 'Ana', address: 'ana@example.org' },
      { name: '', address: 'ana2@example.org' },
    ],
    cc: [{ name: 'Jefa de turno', address: 'jefa@example.com' }],
    bcc: [{ name: '', address: 'copia@example.com' }],
    replyTo: { name: 'Ángela', address: 'rh@example.com' },
  },
  'an IDN recipient': { to: [{ name: '', address: 'ivan@xn--exmple-qta.example' }] },
  'an ASCII file name': { attachments: [pdf('recibo_0007.pdf')] },
  'a Spanish and a Polish file name': { attachments: [pdf('Recibo_Muñoz Ąć.pdf'), xml('nómina łódź.xml')] },
  'an emoji and a Chinese file name': { attachments: [pdf('🙂 recibo.pdf'), pdf('給与明細.pdf', 100)] },
  'a file name over 75 characters': { attachments: [pdf(`${long('Recibo de nómina ', 90)}.pdf`)] },
  'a file name over 200 characters': { attachments: [pdf(`${long('żółć', 210)}.pdf`)] },
  'a long ASCII file name': { attachments: [pdf(`${long('payslip_', 130)}.pdf`)] },
  'a file name with quotes, semicolon and percent': { attachments: [pdf('a "b"; c=100%.pdf')] },
  'an empty file and one of 57 bytes': { attachments: [pdf('cero.pdf', 0), pdf('uno.pdf', 57), pdf('dos.pdf', 58)] },
  'lines of 5,000 characters, dots and From': {
    text: `From here\n.\n..dot\n${long('ñandú ', 5_000)}\n trailing  \n`,
    html: `<html><body>${long('<b>ł</b>', 5_000)}\n.\n</body></html>`,
  },
  'bare CR and LF, tabs and an unpaired surrogate': {
    text: 'a\rb\nc\r\nd\te \ud83d.',
    html: '<html><body>x\ry\nz</body></html>',
  },
};
