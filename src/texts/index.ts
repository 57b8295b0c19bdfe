import { byLanguage, languageFacts, languages, type Language } from '../domain/language.ts';

/**
 * Values that choose a fuller wording when they are given: `key_cell`, `key_who`… beside the plain `key`; `theirs` is what
 * a file says beside `mine`, the row's, and `also` whom it names besides; `once`: nobody tries again by itself. The value of
 * `reason` chooses too.
 */
const tellingValues = ['once', 'also', 'theirs', 'cell', 'who', 'date', 'when', 'otherRow', 'from', 'mine'] as const;

/** Values that say how many: grouped as people of the language write them, unlike numbers of rows. */
const counted: ReadonlySet<string> = new Set(['count', 'done', 'lines', 'read', 'total', 'matched', 'limit']);

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

/** The same of every language at once: of texts that come with what shows them. */
export const addTextsOfAll = (tables: Readonly<Record<Language, TextTable>>): void => {
  for (const language of languages) addTexts(language, tables[language]);
};

/** `plugin.google.says.` for a provider whose name is `plugin.google.gmail`: where it words a text in its own way. */
const ownWords = (provider: unknown): string =>
  typeof provider === 'string' && provider.startsWith('plugin.') ? provider.replace(/[^.]*$/, 'says.') : '';

/** The key under which a text stands, the provider's own before the one for all; undefined where there is none. */
const keyOf = (language: Language, key: string, provider: unknown): string | undefined => {
  const own = ownWords(provider);
  if (own !== '' && texts[language].has(own + key)) return own + key;
  return texts[language].has(key) ? key : undefined;
};

/** @param provider key of the name of the mail provider that is spoken of */
export const hasText = (language: Language, key: string, provider?: string): boolean =>
  keyOf(language, key, provider) !== undefined;

/** A plugin's words in any language that is there: they come a language at a time. */
const ofPlugin = (key: string): string | undefined =>
  key.startsWith('plugin.')
    ? languages.map((each) => texts[each].get(key)).find((text) => text !== undefined)
    : undefined;

/** A sentence with a gap is still a sentence; the braces of a key are not. */
const missing = '…';

/** The name of the mail provider, by its key; any, where none is known. */
const providerName = (language: Language, value: unknown): string =>
  texts[language].get(String(value)) ?? ofPlugin(String(value)) ?? texts[language].get('provider.any') ?? missing;

const shown = (language: Language, name: string, value: unknown): string => {
  if (name === 'provider') return providerName(language, value);
  if (typeof value === 'number') return counted.has(name) ? numbers[language].format(value) : String(value);
  return typeof value === 'string' ? value : missing;
};

/**
 * The text of `key` in a language whatever the pane speaks, or the key itself where there is no such text. Keys and
 * texts are written as i18next's: `key_one`, `key_few`… by `count` (CLDR's plural rules), `{{name}}` for a value. The value
 * `provider` is the key of a mail provider's name; what that provider words in its own way is said so. `kind` does the same for
 * invoices, by `key_invoices`.
 */
export const translate = (language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string => {
  const given = tellingValues.filter((name) => values[name] !== undefined && values[name] !== '');
  const reason = typeof values['reason'] === 'string' ? [values['reason']] : [];
  const { count, provider } = values;
  const stands = (each: string) => keyOf(language, each, provider);
  const telling = [...given, ...reason].find((name) => stands(`${key}_${name}`) !== undefined);
  const plural = typeof count === 'number' ? `_${rules[language].select(count)}` : '';
  const fuller = telling === undefined ? key : `${key}_${telling}`;
  const ofKind = values['kind'] === 'invoices' ? `${fuller}_invoices` : fuller;
  const found =
    stands(ofKind + plural) ??
    stands(ofKind) ??
    stands(fuller + plural) ??
    stands(fuller) ??
    stands(key + plural) ??
    stands(key) ??
    key;
  const text = texts[language].get(found) ?? ofPlugin(found) ?? key;
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => shown(language, name, values[name]));
};
