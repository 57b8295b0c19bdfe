/** The languages of pane, presets and status words. */
export const languages = ['es', 'pl', 'en'] as const;
export type Language = (typeof languages)[number];

/** One of each language. */
export const byLanguage = <T>(of: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, T>;
