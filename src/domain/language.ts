interface LanguageFacts {
  /** How numbers are grouped where the language alone does not say. BCP 47. */
  readonly locale: string;
  /** Words, folded, by which a sheet may name it. */
  readonly words: readonly string[];
  /** People of the sample sheet, whom nobody can take for real. */
  readonly sample: readonly string[];
}

/** Each language of pane, mails, sign-in pages and status cells. Its sentences are in a folder of `src/texts`. */
const table = {
  es: {
    locale: 'es-MX',
    words: ['es', 'esp', 'espanol', 'espanola', 'castellano', 'spanish', 'hiszpanski'],
    sample: ['Lucía Peña Ejemplo', 'Íñigo Núñez Ejemplo', 'Marisol Güemes Ejemplo', 'José Ángel Muñoz Ejemplo'],
  },
  pl: {
    locale: 'pl-PL',
    words: ['pl', 'pol', 'polski', 'polska', 'polish', 'polaco'],
    sample: ['Łucja Przykładowa', 'Zdzisław Przykładowy', 'Małgorzata Przykładowa', 'Błażej Przykładowy'],
  },
  en: {
    locale: 'en-US',
    words: ['en', 'eng', 'ing', 'english', 'angielski', 'ingles'],
    sample: ['Ann O’Sample', 'Zoë Sample', 'Sam Sample', 'Siân Sample'],
  },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

export type Language = keyof typeof table;
export const languages = Object.keys(table) as readonly Language[];
export const languageFacts: Readonly<Record<Language, LanguageFacts>> = table;

/** One of each language. */
export const byLanguage = <T>(of: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(languages.map((language) => [language, of(language)])) as Record<Language, T>;
