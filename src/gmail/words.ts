import { languages, type Language } from '../domain/language.ts';
import { signIn } from './sign-in-texts.ts';

export const pageLanguage = (tag: string): Language =>
  languages.find((language) => language === tag.slice(0, 2).toLowerCase()) ?? 'en';

/** Language of the words, then 32 random bytes in base64url. No dot: the pasted text ends with `.<state>`. */
const form = new RegExp(`^(?:${languages.join('|')})[A-Za-z0-9_-]{43}$`);

export const isState = (text: string): boolean => form.test(text);

/** `random` is 43 characters of base64url. The callback page learns nothing but `state`, so it carries the language. */
export const stateOf = (language: Language, random: string): string => `${language}${random}`;

export const languageOf = (state: string): Language => pageLanguage(state);

/** Two words by which a person sees that page and pane belong together. `state` must have passed `isState`. */
export function wordsOf(state: string): readonly [string, string] {
  const list = signIn[languageOf(state)].words;
  const [first = 0, second = 0] = firstBytes(state.slice(2, 6));
  return [list[first] ?? '', list[second] ?? ''];
}

const firstBytes = (base64url: string): number[] =>
  [...atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))].map((character) => character.charCodeAt(0));
