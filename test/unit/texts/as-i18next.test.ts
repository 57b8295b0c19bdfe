import { createInstance, type i18n } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { languages, type Language } from '../../../src/domain/language.ts';
import '../../../src/texts/folder-texts.ts';
import '../../../src/texts/aside-texts.ts';
import { addTexts, translate } from '../../../src/texts/index.ts';
import { loadTexts } from '../../../src/texts/load-texts.ts';
import { baseKey, tables } from './text-tables.ts';

const reference: i18n = createInstance();

beforeAll(async () => {
  await loadTexts();
  for (const language of languages) addTexts(language, Object.fromEntries(tables[language]));
  await reference.init({
    resources: Object.fromEntries(
      languages.map((language) => [language, { translation: Object.fromEntries(tables[language]) }]),
    ),
    fallbackLng: false,
    keySeparator: false,
    interpolation: { escapeValue: false },
    missingInterpolationHandler: () => '…',
  });
});

const names = (text: string): string[] => [...text.matchAll(/\{\{(.+?)\}\}/g)].map(([, name = '']) => name);

/** Values for all that a key's texts name, counts of every plural among them. */
const valuesFor = (language: Language, key: string): Record<string, unknown>[] => {
  const own = [...tables[language]].filter(([each]) => baseKey(each) === key).map(([, text]) => text);
  const words = Object.fromEntries(own.flatMap(names).map((name) => [name, `‹${name} {{x}} $& <b>›`]));
  return [...[1, 3, 5].map((count) => ({ ...words, count })), {}];
};

describe('texts written as i18next’s read as i18next reads them', () => {
  test.each(languages)('every key, with every count, with its values and without (%s)', (language) => {
    const keys = [...new Set([...tables[language].keys()].map(baseKey))];
    for (const key of keys) {
      for (const values of valuesFor(language, key)) {
        const telling = ['once', 'also', 'theirs', 'cell', 'who', 'date', 'when', 'otherRow', 'from', 'mine'].find(
          (name) => values[name] !== undefined && tables[language].has(`${key}_${name}`),
        );
        const context = telling === undefined ? {} : { context: telling };
        const expected = reference.t(key, {
          ...values,
          ...context,
          lng: language,
          // The value is the key of a name, and this one of none.
          provider: tables[language].get('provider.any'),
        });
        expect([key, translate(language, key, values)]).toEqual([key, expected]);
      }
    }
  });
});
