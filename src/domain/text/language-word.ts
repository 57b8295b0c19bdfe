import { foldText } from './fold-text.ts';

const languageWords: Readonly<Record<string, readonly string[]>> = {
  es: ['es', 'esp', 'espanol', 'espanola', 'castellano', 'spanish', 'hiszpanski'],
  pl: ['pl', 'pol', 'polski', 'polska', 'polish', 'polaco'],
  en: ['en', 'eng', 'ing', 'english', 'angielski', 'ingles'],
};

/** 'es', 'pl', 'en' or ''; `es-MX` is 'es'. */
export const languageOf = (text: string): string => {
  const [word = ''] = foldText(text).split(' ');
  return Object.keys(languageWords).find((language) => languageWords[language]!.includes(word)) ?? '';
};
