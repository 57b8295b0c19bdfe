import { foldText } from './fold-text.ts';
import { languageFacts, languages, type Language } from '../language.ts';

/** The language that a cell names, or ''; `es-MX` is 'es'. */
export const languageOf = (text: string): Language | '' => {
  const [word = ''] = foldText(text).split(' ');
  return languages.find((language) => languageFacts[language].words.includes(word)) ?? '';
};
