/** Lower case without accents; everything but a–z and 0–9 becomes one space. For comparing words, never for showing. */
export const foldText = (text: string): string => {
  const lower = text.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  const plain = /^[\0-\x7f]*$/.test(lower) ? lower : withoutAccents(lower);
  return plain.replace(/[^a-z0-9]+/g, ' ').trim();
};

const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ł', 'l');

/** Characters that show nothing: soft hyphen, zero-width marks, direction marks, byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const allInvisible = new RegExp(invisible, 'g');

export const withoutInvisible = (text: string): string =>
  invisible.test(text) ? text.replace(allInvisible, '') : text;

/** One space for every run of white space, no-break spaces and line breaks included. */
export const tidyText = (text: string): string => {
  const visible = withoutInvisible(text).trim();
  return /[^\S ]| {2}/.test(visible) ? visible.replace(/\s+/g, ' ') : visible;
};
