import { wordLists } from './word-lists.ts';

/** Languages of the sign-in pages. */
export type PageLanguage = keyof typeof wordLists;

export const pageLanguage = (tag: string): PageLanguage => {
  const language = tag.slice(0, 2).toLowerCase();
  return language === 'es' || language === 'pl' ? language : 'en';
};

/** Language of the words, then 32 random bytes in base64url. No dot: the pasted text ends with `.<state>`. */
const form = /^(es|pl|en)[A-Za-z0-9_-]{43}$/;

export const isState = (text: string): boolean => form.test(text);

/** `random` is 43 characters of base64url. The callback page learns nothing but `state`, so it carries the language. */
export const stateOf = (language: PageLanguage, random: string): string => `${language}${random}`;

export const languageOf = (state: string): PageLanguage => pageLanguage(state);

/** Two words by which a person sees that page and pane belong together. `state` must have passed `isState`. */
export function wordsOf(state: string): readonly [string, string] {
  const list = wordLists[languageOf(state)];
  const [first = 0, second = 0] = firstBytes(state.slice(2, 6));
  return [list[first] ?? '', list[second] ?? ''];
}

const firstBytes = (base64url: string): number[] =>
  [...atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))].map((character) => character.charCodeAt(0));
