import { createInstance, type i18n } from 'i18next';
import { languageFacts, type Language } from '../domain/language.ts';

/**
 * Values that choose a fuller wording when they are given: `key_cell`, `key_who`… beside the plain `key`; `theirs` is what
 * a file says beside `mine`, the row's, and `also` whom it names besides; `once`: nobody tries again by itself. The value of
 * `reason` chooses too.
 */
const tellingValues = ['once', 'also', 'theirs', 'cell', 'who', 'date', 'when', 'otherRow', 'from'] as const;

/** Values that say how many: grouped as people of the language write them, unlike numbers of rows. */
const counted: ReadonlySet<string> = new Set(['count', 'done', 'total', 'matched', 'limit']);

export interface TextTable {
  readonly [key: string]: string | TextTable;
}

/** Every text of Sobre in the languages that were added. */
const texts: i18n = createInstance();

texts.use({
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format?: string, language?: string, options?: Readonly<Record<string, unknown>>) =>
    typeof value === 'number' && counted.has(String(options?.['interpolationkey']))
      ? new Intl.NumberFormat(languageFacts[language as Language].locale).format(value)
      : (value as string),
});

void texts.init({
  resources: {},
  fallbackLng: false,
  lng: 'en',
  initAsync: false,
  returnEmptyString: true,
  interpolation: {
    escapeValue: false,
    alwaysFormat: true,
  },
  // A sentence with a gap is still a sentence; the braces of a key are not.
  missingInterpolationHandler: () => '…',
});

export const addTexts = (language: Language, table: TextTable): void => {
  texts.addResourceBundle(language, 'translation', table);
};

export const hasText = (language: Language, key: string): boolean => texts.exists(key, { lng: language });

/** The text of `key` in a language whatever the pane speaks, or the key itself where there is no such text. */
export const translate = (language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string => {
  const given = tellingValues.filter((name) => values[name] !== undefined && values[name] !== '');
  const telling = [...given, values['reason']].find((name) => hasText(language, `${key}_${String(name)}`));
  return texts.t(key, { ...values, lng: language, ...(telling === undefined ? {} : { context: telling }) });
};
