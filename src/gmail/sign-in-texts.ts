import { languages, type Language } from '../domain/language.ts';

/** Everything the two sign-in pages say. */
export interface PageTexts {
  readonly opening: string;
  readonly notFromExcel: string;
  readonly unreachable: string;
  readonly answering: string;
  readonly done: string;
  readonly codeTitle: string;
  readonly code: string;
  readonly copy: string;
  readonly copied: string;
  readonly words: string;
  readonly warning: string;
  readonly denied: string;
  readonly adminBlocked: string;
  readonly orgInternal: string;
  readonly refused: string;
}

interface SignInFile {
  readonly page: PageTexts;
  /**
   * Plain nouns that are easy to say and to tell apart. Pane and page look a word up by the same byte, so each list
   * holds exactly 256 different words and its order is its meaning.
   */
  readonly words: readonly string[];
}

/** Part of the page: a window that has to fetch its words first could not say that it cannot. */
const files = await Promise.all(
  languages.map(async (language) => {
    const { default: file } = (await import(/* webpackMode: "eager" */ `./sign-in-texts/${language}.json`)) as {
      readonly default: SignInFile;
    };
    return [language, { page: file.page, words: file.words.flatMap((line) => line.split(' ')) }] as const;
  }),
);

export const signIn = Object.fromEntries(files) as Readonly<Record<string, SignInFile>> as Readonly<
  Record<Language, SignInFile>
>;
