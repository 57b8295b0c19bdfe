import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../../src/domain/language.ts';
import { addTexts, hasText, translate } from '../../../src/texts/index.ts';
import { loadTexts } from '../../../src/texts/load-texts.ts';

type Tree = { readonly [key: string]: string | Tree };
const flatten = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
const read = (path: string): Tree =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')) as Tree;

/** What any provider's pane can say: the texts of the core, and of the plugins that are no mail provider. */
const spoken = (language: Language): [string, string][] => [
  ...['pane', 'sheet', 'mail', 'folder', 'last-screen'].flatMap((name) =>
    flatten(read(`src/texts/${language}/${name}.json`)),
  ),
  ...['eml', 'files', 'microsoft', 'cfdi', 'pdf'].flatMap((name) =>
    flatten(read(`src/${name}/texts/${language}.json`)),
  ),
];

const relay = 'plugin.relay.relay';
const gmail = 'plugin.google.gmail';

await loadTexts();
for (const language of languages) {
  addTexts(language, {
    plugin: {
      relay: read(`samples/plugins/relay/texts/${language}.json`),
      google: read(`src/gmail/texts/${language}.json`),
    },
  });
}

describe.each(languages)('the texts in %s', (language) => {
  test('name no mail provider but the one that sends', () => {
    expect(spoken(language).filter(([, text]) => /gmail|google/i.test(text))).toEqual([]);
  });

  test('say the name of the relay where the relay sends, whatever Gmail words in its own way', () => {
    const name = translate(language, relay);
    const said = spoken(language).map(([key, text]) => {
      const whole = translate(language, key, { provider: relay });
      return { key, text, whole };
    });
    expect(said.filter(({ whole }) => /gmail|google/i.test(whole))).toEqual([]);
    const naming = said.filter(({ text }) => text.includes('{{provider}}'));
    expect(naming.length).toBeGreaterThan(20);
    expect(naming.filter(({ whole }) => !whole.includes(name))).toEqual([]);
  });

  test('are worded by Gmail where Gmail sends, and its words are nobody else’s', () => {
    const own = flatten(read(`src/gmail/texts/${language}.json`)).flatMap(([key, text]) =>
      key.startsWith('says.') ? [{ key: key.slice('says.'.length), text }] : [],
    );
    expect(own.length).toBeGreaterThan(20);
    for (const { key, text } of own) {
      expect(translate(language, key, { provider: gmail, client: '{{client}}' })).toBe(text);
      if (hasText(language, key, relay)) expect(translate(language, key, { provider: relay })).not.toMatch(/google/i);
      else expect(hasText(language, key)).toBe(false);
    }
  });

  test('name some mail service where no provider is known', () => {
    expect(translate(language, 'next.connect')).toContain(translate(language, 'provider.any'));
  });
});
