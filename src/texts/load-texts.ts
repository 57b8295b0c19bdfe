import { addTexts, type TextTable } from './index.ts';
import { languages, type Language } from '../domain/language.ts';

interface TextFile {
  readonly default: TextTable;
}

const add = (language: Language, files: readonly TextFile[]): void => {
  for (const file of files) addTexts(language, file.default);
};

const fetchSheetTexts = async (language: Language): Promise<void> => {
  const [sheet, mail] = (await Promise.all([
    import(/* webpackChunkName: "texts-[request]" */ `./${language}/sheet.json`),
    import(/* webpackChunkName: "texts-[request]" */ `./${language}/mail.json`),
  ])) as [TextFile, TextFile];
  add(language, [sheet, mail]);
};

const fetchTexts = async (language: Language): Promise<void> => {
  const [pane] = (await Promise.all([
    import(/* webpackChunkName: "texts-[request]" */ `./${language}/pane.json`),
    fetchSheetTexts(language),
  ])) as [TextFile, void];
  add(language, [pane]);
};

/** Makes languages ready for `translate`. Rejects where one of them cannot be fetched. */
export const loadTexts = async (wanted: readonly Language[] = languages): Promise<void> => {
  await Promise.all(wanted.map(fetchTexts));
};

/** What stands in cells and mails, in every language: a sheet and its people keep theirs, whatever the pane speaks. */
export const loadSheetTexts = async (): Promise<void> => {
  await Promise.all(languages.map(fetchSheetTexts));
};
