import { byLanguage, languageFacts, type Language } from '../domain/language.ts';

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

/** Every text of the languages that were added, by its whole key. */
const texts = byLanguage(() => new Map<string, string>());

const rules = byLanguage((language) => new Intl.PluralRules(language));
const numbers = byLanguage((language) => new Intl.NumberFormat(languageFacts[language].locale));

const addTable = (to: Map<string, string>, table: TextTable, prefix: string): void => {
  for (const [key, value] of Object.entries(table)) {
    if (typeof value === 'string') to.set(prefix + key, value);
    else addTable(to, value, `${prefix}${key}.`);
  }
};

/** `{ place: { row: '…' } }` is the text of `place.row`. */
export const addTexts = (language: Language, table: TextTable): void => addTable(texts[language], table, '');

export const hasText = (language: Language, key: string): boolean => texts[language].has(key);

/** A sentence with a gap is still a sentence; the braces of a key are not. */
const missing = '…';

const shown = (language: Language, name: string, value: unknown): string => {
  if (typeof value === 'number') return counted.has(name) ? numbers[language].format(value) : String(value);
  return typeof value === 'string' ? value : missing;
};

/**
 * The text of `key` in a language whatever the pane speaks, or the key itself where there is no such text. Keys and
 * texts are written as i18next's: `key_one`, `key_few`… by `count` (CLDR's plural rules), `{{name}}` for a value.
 */
export const translate = (language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string => {
  const given = tellingValues.filter((name) => values[name] !== undefined && values[name] !== '');
  const reason = typeof values['reason'] === 'string' ? [values['reason']] : [];
  const telling = [...given, ...reason].find((name) => hasText(language, `${key}_${name}`));
  const { count } = values;
  const plural = typeof count === 'number' ? `_${rules[language].select(count)}` : '';
  const fuller = telling === undefined ? key : `${key}_${telling}`;
  const found = [fuller + plural, fuller, key + plural].find((each) => hasText(language, each)) ?? key;
  const text = texts[language].get(found) ?? key;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => shown(language, name, values[name]));
};
