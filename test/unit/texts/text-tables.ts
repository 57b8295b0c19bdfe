import { readFileSync } from 'node:fs';
import { byLanguage, languages, type Language } from '../../../src/domain/language.ts';
import { uncutReasons } from '../../../src/domain/split/read-page.ts';
import { damagedReasons, refusedReasons } from '../../../src/domain/receipt/unread-reasons.ts';

type Tree = { readonly [key: string]: string | Tree };

const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );

const read = (language: Language, name: string): Tree =>
  JSON.parse(readFileSync(new URL(`../../../src/texts/${language}/${name}.json`, import.meta.url), 'utf8')) as Tree;

/** How a mail provider words a text in its own way; some stand nowhere else. */
const said = (language: Language): [string, string][] =>
  flatten(
    JSON.parse(readFileSync(new URL(`../../../src/gmail/texts/${language}.json`, import.meta.url), 'utf8')) as Tree,
  ).flatMap(([key, text]): [string, string][] => (key.startsWith('says.') ? [[key.slice('says.'.length), text]] : []));

/** Every text of every language by its full key. */
export const tables: Readonly<Record<Language, ReadonlyMap<string, string>>> = byLanguage(
  (language) =>
    new Map([
      ...said(language),
      ...flatten(read(language, 'pane')),
      ...flatten(read(language, 'sheet')),
      ...flatten(read(language, 'mail')),
      ...flatten(read(language, 'folder')),
      ...flatten(read(language, 'split')),
      ...flatten(read(language, 'help')),
      ...flatten(read(language, 'aside')),
      ...flatten(read(language, 'invoices')),
    ]),
);

/** `own`: how a provider words what has a text for all besides. */
export const everyText = languages.flatMap((language) => [
  ...[...tables[language]].map(([key, text]) => ({ language, key, text, own: false })),
  ...said(language).map(([key, text]) => ({ language, key, text, own: true })),
]);

const plural = /_(?:one|two|few|many|other)$/;
const where = 'other-party|other-list|below|beside|above|domain|letters|invisible|second';
const reasons = [...damagedReasons, ...refusedReasons, ...uncutReasons].join('|');
const traits = 'hidden-text|script|launch|portfolio|attachment|earlier-revision|no-end|picture-page';
const telling = new RegExp(
  `_(?:once|also|message|theirs|cell|who|date|when|otherRow|from|mine|gone|reader-off|no-addresses|not-found|${where}|${traits}|${reasons})$`,
);

/** The key as source code writes it. */
export const baseKey = (key: string): string =>
  key
    .replace(plural, '')
    .replace(/_invoices$/, '')
    .replace(telling, '');
export const isPlural = (key: string): boolean => plural.test(key);
