// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { commandControl, commandFunction } from '../../../src/plugin/command-function.ts';
import { functionNames, manifestFaults } from './manifest-rules.ts';

const root = resolve(import.meta.dirname, '../../..');
const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');
const assets = join(root, 'assets');
const local = 'https://localhost:3000';
const { withOrigin, parseOrigin } = (await import(join(root, 'scripts/setup/manifest-origin.mjs'))) as {
  withOrigin(manifest: string, origin: string): string;
  parseOrigin(text: string): string | undefined;
};

test('the manifest keeps the rules its schema does not know', () => {
  expect(manifestFaults(manifest, assets, local)).toEqual([]);
});

const broken: { sentence: string; from: string | RegExp; to: string; fault: RegExp }[] = [
  { sentence: 'a dangling resource id', from: 'resid="Stop.Label"', to: 'resid="Halt.Label"', fault: /Halt\.Label/ },
  {
    sentence: 'a resource of the wrong kind',
    from: '<Title resid="Log.Label"',
    to: '<Title resid="Log.Tip"',
    fault: /Log\.Tip/,
  },
  {
    sentence: 'an http address',
    from: `<IconUrl DefaultValue="https:`,
    to: `<IconUrl DefaultValue="http:`,
    fault: /is not at/,
  },
  { sentence: 'a missing 80 px icon', from: /<bt:Image size="80" resid="Log\.80"\/>/, to: '', fault: /80 px/ },
  { sentence: 'an icon of another size', from: 'log-80.png', to: 'log-64.png', fault: /Log\.80 is no PNG/ },
  {
    sentence: 'two pages for one runtime',
    from: '<FunctionFile resid="Taskpane.Url"',
    to: '<FunctionFile resid="Support.Url"',
    fault: /somewhere it is/,
  },
  {
    sentence: 'a missing translation',
    from: /<bt:Override Locale="pl-PL" Value="Zatrzymaj"\/>/,
    to: '',
    fault: /Stop\.Label is not translated for pl-PL/,
  },
  { sentence: 'another floor', from: 'MinVersion="1.14"', to: 'MinVersion="1.16"', fault: /floor/ },
  { sentence: 'wider permissions', from: 'ReadWriteDocument', to: 'ReadAllDocument', fault: /permission/ },
  {
    sentence: 'words that mean something else',
    from: 'Value="Enviar recibos"',
    to: 'Value="Abrir Sobre"',
    fault: /open About/,
  },
  {
    sentence: 'a listed domain',
    from: '<Hosts>',
    to: '<AppDomains><AppDomain>https://a.example</AppDomain></AppDomains><Hosts>',
    fault: /AppDomains/,
  },
];

test.each(broken)('the rules find $sentence', ({ from, to, fault }) => {
  const changed = manifest.replace(from, to);
  expect(changed).not.toBe(manifest);
  expect(manifestFaults(changed, assets, local).join('\n')).toMatch(fault);
});

test('the version rises with each change, or Excel keeps the old buttons', () => {
  const version = /<Version>([^<]*)<\/Version>/;
  const recorded = JSON.parse(readFileSync(join(root, 'test/fixtures/manifest-version.json'), 'utf8')) as object;
  const sha256 = createHash('sha256').update(manifest.replace(version, '')).digest('hex');
  // When this fails: raise the version in manifest.xml, then record it with the new hash.
  expect({ version: version.exec(manifest)?.[1], sha256 }).toEqual(recorded);
});

test('every function the ribbon calls is bound in the product', () => {
  expect(functionNames(manifest)).toEqual(['testMail', 'showLog', 'stopSending', 'explainReceipt', 'sendSelected']);
  const files = (readdirSync(join(root, 'src'), { recursive: true }) as string[]).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const source = files.map((file) => readFileSync(join(root, 'src', file), 'utf8')).join('\n');
  const unbound = functionNames(manifest).filter((name) => !new RegExp(`\\b${name}\\b`).test(source));
  expect(unbound).toEqual([]);
});

const { manifestOf } = (await import(join(root, 'scripts/setup/manifest.mjs'))) as {
  manifestOf(items?: ReturnType<typeof manifestItems>): string;
};
const { manifestItems, ribbonModule } = (await import(join(root, 'scripts/setup/plugin-menus.mjs'))) as {
  manifestItems(plugins: readonly Placed[]): { readonly more: readonly { readonly calls: string }[] };
  ribbonModule(plugins: readonly Placed[]): string;
};
interface Placed {
  readonly id: string;
  readonly folder: string;
  readonly texts: string;
}
const sample = join(root, 'samples/plugins/sent-csv');
const sentCsv: Placed = { id: 'sent-csv', folder: sample, texts: join(sample, 'texts') };

describe('the manifest of a list of plugins', () => {
  test('that puts nothing there is the committed one, byte for byte', () => {
    expect(manifestOf()).toBe(manifest);
  });

  test('has one item under More for one more command, and keeps the rules', () => {
    const more = manifestOf(manifestItems([sentCsv]));
    expect(manifestFaults(more, assets, local)).toEqual([]);
    expect(functionNames(more)).toEqual(
      expect.arrayContaining([...functionNames(manifest), commandFunction('sent-csv.export')]),
    );
    expect(functionNames(more)).toHaveLength(functionNames(manifest).length + 1);
    expect(more).toContain('<bt:Override Locale="pl-PL" Value="Lista dla księgowości (CSV)"/>');
    expect(more).toContain(`id="${commandControl('sent-csv.export')}"`);
    expect(ribbonModule([sentCsv])).toBe('export const ribbonItems = ["sent-csv.export"];\n');
  });

  test('has room for six, and a seventh fails the build by name', () => {
    const seven = Array.from({ length: 7 }, (_, n) => ({ ...sentCsv, id: `firm${n}` }));
    expect(manifestItems(seven.slice(1)).more).toHaveLength(6);
    expect(() => manifestItems(seven)).toThrow('firm6.export');
  });
});

describe('the manifest of a deployment', () => {
  test('names only the new origin', () => {
    const moved = withOrigin(manifest, 'https://sobre.example.com');
    expect(moved).not.toContain('localhost');
    expect(manifestFaults(moved, assets, 'https://sobre.example.com')).toEqual([]);
  });

  test.each(['http://a.example', 'https://a.example/path', 'https://a.example?x', 'a.example', ''])(
    'is not written for "%s"',
    (text) => expect(parseOrigin(text)).toBeUndefined(),
  );

  test.each(['https://a.example', 'https://a.example/', 'https://a.example:8443'])('is written for %s', (text) =>
    expect(parseOrigin(text)).toBe(text.replace(/\/$/, '')),
  );
});

const schemas = join(root, 'test/fixtures/manifest-schema');

describe('the manifest against its schema', { timeout: 60_000 }, () => {
  const preload = readdirSync(schemas)
    .filter((fileName) => fileName.endsWith('.xsd'))
    .map((fileName) => ({ fileName, contents: readFileSync(join(schemas, fileName), 'utf8') }));
  const validate = (contents: string) =>
    validateXML({
      xml: [{ fileName: 'manifest.xml', contents }],
      schema: preload.filter(({ fileName }) => fileName === 'OfficeAppManifestV1_1.xsd'),
      preload: preload.filter(({ fileName }) => fileName !== 'OfficeAppManifestV1_1.xsd'),
    });

  test('it is valid', async () => {
    const { valid, errors } = await validate(manifest);
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  test('with the command of a plugin it is valid too', async () => {
    expect((await validate(manifestOf(manifestItems([sentCsv])))).errors).toEqual([]);
  });

  test.each([
    ['an unknown lifetime', 'lifetime="long"', 'lifetime="forever"'],
    ['an id that is none', '<Id>7c3a', '<Id>zzzz'],
    ['elements out of order', '<Permissions>ReadWriteDocument</Permissions>', ''],
    [
      'Enabled before Action',
      /(<Action xsi:type="ExecuteFunction">[^]*?<\/Action>\s*)(<Enabled>false<\/Enabled>)/,
      '$2$1',
    ],
  ])('%s is refused', async (_, from, to) => {
    const changed = manifest.replace(from, to);
    expect(changed).not.toBe(manifest);
    expect((await validate(changed)).valid).toBe(false);
  });
});
