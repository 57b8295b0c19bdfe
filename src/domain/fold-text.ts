/** Lower case without accents; everything but a–z and 0–9 becomes one space. For comparing words, never for showing. */
export const foldText = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('ł', 'l')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Characters that show nothing: soft hyphen, zero-width marks, direction marks, byte order mark. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

export const withoutInvisible = (text: string): string => text.replace(invisible, '');

/** One space for every run of white space, no-break spaces and line breaks included. */
export const tidyText = (text: string): string => withoutInvisible(text).replace(/\s+/g, ' ').trim();
