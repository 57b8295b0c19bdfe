import { languages, type Language } from '../domain/language.ts';

interface LastScreenTexts {
  readonly title: string;
  readonly what: string;
  readonly without: string;
  readonly withoutHint: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly nothingPersonal: string;
  readonly text: string;
}

/** Apart from the pane's texts, and part of the page: this screen must stand also where those did not arrive. */
const files = await Promise.all(
  languages.map(async (language) => {
    const { default: texts } = (await import(/* webpackMode: "eager" */ `./${language}/last-screen.json`)) as {
      readonly default: LastScreenTexts;
    };
    return [language, texts] as const;
  }),
);

export const lastScreenTexts = Object.fromEntries(files) as Readonly<Record<Language, LastScreenTexts>>;
