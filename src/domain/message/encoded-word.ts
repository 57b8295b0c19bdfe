import { base64 } from '../text/base64.ts';

/** RFC 2047 §2: an encoded word, and a line that holds one, is at most 75 and 76 characters long. */
const wordLimit = 75;
const lineLimit = 76;
const wrapping = '=?UTF-8?B??='.length;

const utf8 = new TextEncoder();

/** UTF-8 length of a text; an unpaired surrogate counts as the U+FFFD that it becomes. */
const utf8Length = (text: string): number => utf8.encode(text).length;

/** UTF-8 bytes that fit into an encoded word of so many characters. */
const capacity = (characters: number): number => Math.max(3, Math.floor((characters - wrapping) / 4) * 3);

/** Cuts after spaces where it can, so that readers which mend words badly still show whole words. */
const pieces = (text: string): string[] => text.match(/[^ ]* +|[^ ]+$/g) ?? [];

/** Cuts a piece between code points; `first` and `rest` are the room in bytes. */
const cut = (piece: string, first: number, rest: number): string[] => {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const letter of piece) {
    const size = utf8Length(letter);
    if (part !== '' && used + size > (parts.length === 0 ? first : rest)) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += letter;
    used += size;
  }
  return part === '' ? parts : [...parts, part];
};

const pack = (text: string, first: number, rest: number): string[] => {
  const words: string[] = [];
  let word = '';
  const room = (): number => (words.length === 0 ? first : rest);
  for (const piece of pieces(text)) {
    if (utf8Length(word + piece) <= room()) {
      word += piece;
      continue;
    }
    if (word !== '') words.push(word);
    word = '';
    const parts = cut(piece, room(), rest);
    word = parts.pop() ?? '';
    words.push(...parts);
  }
  return word === '' ? words : [...words, word];
};

/**
 * RFC 2047 B encoded words for `text`, folded onto lines of at most 76 characters.
 * @param used characters already on the first line, e.g. of `Subject: `.
 */
export const encodeWords = (text: string, used: number): string =>
  pack(text, capacity(Math.min(wordLimit, lineLimit - used)), capacity(wordLimit))
    .map((word) => `=?UTF-8?B?${base64(utf8.encode(word))}?=`)
    .join('\r\n ');
