import { addTexts, type TextTable } from './index.ts';
import { languages, type Language } from '../domain/language.ts';

interface TextFile {
  readonly default: TextTable;
}

const fetchTexts = async (language: Language): Promise<void> => {
  const [pane, mail] = (await Promise.all([
    import(/* webpackChunkName: "texts-[request]" */ `./${language}/pane.json`),
    import(/* webpackChunkName: "texts-[request]" */ `./${language}/mail.json`),
  ])) as [TextFile, TextFile];
  addTexts(language, { ...pane.default, ...mail.default });
};

/** Makes languages ready for `translate`. Rejects where one of them cannot be fetched. */
export const loadTexts = async (wanted: readonly Language[] = languages): Promise<void> => {
  await Promise.all(wanted.map(fetchTexts));
};
