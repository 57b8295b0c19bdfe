/** RFC 3454 table B.1, and the zero-width space: what nobody sees and a password does not hold. */
const invisible = /\u00ad|\u034f|\u1806|[\u180b-\u180d]|[\u200b-\u200d]|\u2060|[\ufe00-\ufe0f]|\ufeff/g;
/** RFC 3454 table C.1.2. */
const otherSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** SASLprep (RFC 4013): the form that locks of revision 6 are made of. */
export const preparedPassword = (password: string): string =>
  password.replace(invisible, '').replace(otherSpaces, ' ').normalize('NFKC');

/** As it shows: composed, without what nobody sees, and otherwise as it is. Readers without SASLprep take this one. */
export const shownPassword = (password: string): string =>
  password.replace(invisible, '').replace(otherSpaces, ' ').normalize('NFC');

/** What other programs may have locked with where the sheet says this: prepared, as shown, as written, taken apart. */
const passwordForms = (password: string): readonly string[] => [
  ...new Set([
    preparedPassword(password),
    shownPassword(password),
    password.normalize('NFC'),
    password,
    password.replace(invisible, '').normalize('NFD'),
  ]),
];

type Bytes = Uint8Array<ArrayBuffer>;

/** ISO 32000-1 annex D.2 from 0x80 on, where PDFDocEncoding differs from Latin-1; a space stands for nothing. */
const docLetters = '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž €';
const latinTwo =
  '\u00a0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00adŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙';
const windowsTwo = new Map([...'ŠŚŤŽŹšśťžźŁĄŻłąĽľ'].map((letter, index) => [letter, windowsTwoCodes(index)]));

function windowsTwoCodes(index: number): number {
  return [0x8a, 0x8c, 0x8d, 0x8e, 0x8f, 0x9a, 0x9c, 0x9d, 0x9e, 0x9f, 0xa3, 0xa5, 0xaf, 0xb3, 0xb9, 0xbc, 0xbe][index]!;
}

const inDoc = (letter: string): number | undefined => {
  const code = letter.codePointAt(0)!;
  const place = letter === ' ' ? -1 : docLetters.indexOf(letter);
  if (place >= 0) return 0x80 + place;
  return code < 0x80 || (code >= 0xa1 && code <= 0xff) ? code : undefined;
};
const inLatinOne = (letter: string): number | undefined =>
  letter.codePointAt(0)! < 0x100 ? letter.codePointAt(0) : undefined;
const inLatinTwo = (letter: string): number | undefined => {
  const place = latinTwo.indexOf(letter);
  return letter.codePointAt(0)! < 0x80 ? letter.codePointAt(0) : place < 0 ? undefined : 0xa0 + place;
};
const inWindowsTwo = (letter: string): number | undefined => windowsTwo.get(letter) ?? inLatinTwo(letter);

const encoded = (text: string, codeOf: (letter: string) => number | undefined): Bytes | undefined => {
  const codes = [...text].map(codeOf);
  return codes.includes(undefined) ? undefined : Uint8Array.from(codes as number[]);
};

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** The bytes that programs made of a password, likeliest first. Up to revision 4 the standard says PDFDocEncoding; few obey. */
export const passwordBytes = (password: string, revision: number): readonly Bytes[] => {
  const longest = revision >= 5 ? 127 : 32;
  const found = new Map<string, Bytes>();
  for (const form of passwordForms(password)) {
    const alphabets =
      revision >= 6 ? [] : revision === 5 ? [inLatinOne] : [inDoc, inLatinOne, inWindowsTwo, inLatinTwo];
    const ways = revision >= 5 ? [utf8(form)] : [];
    const bytes = [...ways, ...alphabets.map((alphabet) => encoded(form, alphabet)), utf8(form)];
    for (const each of bytes) if (each !== undefined) found.set(each.slice(0, longest).join(), each.slice(0, longest));
  }
  return [...found.values()];
};
