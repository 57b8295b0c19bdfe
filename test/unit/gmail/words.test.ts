import { describe, expect, test } from 'vitest';
import { signIn } from '../../../src/gmail/sign-in-texts.ts';
import { isState, languageOf, pageLanguage, stateOf, wordsOf } from '../../../src/gmail/words.ts';

const random = (bytes: readonly number[]) =>
  Buffer.from([...bytes, ...Array<number>(32 - bytes.length).fill(7)]).toString('base64url');

describe('the two words', () => {
  test.each(['es', 'pl', 'en'] as const)('come from 256 different words in %s', (language) => {
    const words = signIn[language].words;
    expect(words).toHaveLength(256);
    expect(new Set(words.map((word) => word.normalize())).size).toBe(256);
    expect(words.filter((word) => !/^\p{Ll}{2,14}$/u.test(word))).toEqual([]);
  });

  test('are told by the first two bytes of the state, in its own language', () => {
    expect(wordsOf(stateOf('es', random([0, 255])))).toEqual([signIn.es.words[0], signIn.es.words[255]]);
    expect(wordsOf(stateOf('pl', random([3, 4])))).toEqual([signIn.pl.words[3], signIn.pl.words[4]]);
    expect(wordsOf(stateOf('en', random([0xfb, 0xff])))).toEqual([signIn.en.words[0xfb], signIn.en.words[0xff]]);
  });

  test('differ between most attempts', () => {
    const seen = new Set(Array.from({ length: 256 }, (_, n) => wordsOf(stateOf('en', random([n, 255 - n]))).join(' ')));
    expect(seen.size).toBe(256);
  });
});

describe('a state', () => {
  test('has one form, without the dot that ends a pasted code', () => {
    expect(isState(stateOf('es', random([1])))).toBe(true);
    for (const wrong of ['', 'es', `fr${random([1])}`, `${stateOf('es', random([1]))}x`, `es${'.'.repeat(43)}`])
      expect(isState(wrong), wrong).toBe(false);
  });

  test('carries the language of the pages; others get English', () => {
    expect(languageOf(stateOf('pl', random([1])))).toBe('pl');
    expect(['es-MX', 'ES', 'pl-PL', 'de-DE', ''].map(pageLanguage)).toEqual(['es', 'es', 'pl', 'en', 'en']);
  });
});
