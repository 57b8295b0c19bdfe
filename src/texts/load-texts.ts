import { addTexts, type TextTable } from './index.ts';
import { languages, type Language } from '../domain/language.ts';

const tables: Readonly<Record<Language, () => Promise<{ readonly default: TextTable }>>> = {
  es: () => import(/* webpackChunkName: "texts-es" */ './es/pane.json'),
  pl: () => import(/* webpackChunkName: "texts-pl" */ './pl/pane.json'),
  en: () => import(/* webpackChunkName: "texts-en" */ './en/pane.json'),
};

/** Makes languages ready for `translate`. Rejects where one of them cannot be fetched. */
export const loadTexts = async (wanted: readonly Language[] = languages): Promise<void> => {
  await Promise.all(wanted.map(async (language) => addTexts(language, (await tables[language]()).default)));
};
