import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of an Override only the very locale counts: Excel in es-AR would be English with es-ES alone. */
const spanish = '419 AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PR PY SV US UY VE'.split(' ');
const locales = [...spanish.map((region) => `es-${region}`), 'pl-PL'];
const allIconSizes = [16, 20, 24, 32, 40, 48, 64, 80];

interface Context {
  readonly document: Document;
  /** Folder whose files are served at the origin as they are. */
  readonly folder: string;
  readonly origin: string;
}

/** What Excel demands of a manifest and its schema does not say. @returns one sentence for each breach. */
export function manifestFaults(xml: string, folder: string, origin: string): string[] {
  const document = parse(xml);
  const context = { document, folder, origin };
  return [resources, addresses, icons, onePage, translations, floor, words].flatMap((rule) => rule(context));
}

const parse = (xml: string): Document => new DOMParser().parseFromString(xml, 'text/xml');

const all = (parent: ParentNode, name: string): Element[] =>
  [...parent.querySelectorAll('*')].filter((element) => element.localName === name);

const value = (element: Element | undefined): string => element?.getAttribute('DefaultValue') ?? '';

/** Which list of resources an element's `resid` must point to. */
function listFor(element: Element): string {
  if (element.localName === 'Image') return 'Images';
  if (['Runtime', 'FunctionFile', 'SourceLocation', 'LearnMoreUrl'].includes(element.localName)) return 'Urls';
  return element.localName === 'Description' ? 'LongStrings' : 'ShortStrings';
}

function resources({ document }: Context): string[] {
  const faults: string[] = [];
  const used = new Set<Element>();
  const listed = all(document, 'Resources').flatMap((list) => [...list.children].flatMap((kind) => [...kind.children]));
  for (const element of [...document.querySelectorAll('[resid]')]) {
    const id = element.getAttribute('resid') ?? '';
    const target = listed.find((entry) => entry.id === id);
    if (target?.parentElement?.localName === listFor(element)) used.add(target);
    else faults.push(`${element.localName} points to "${id}", which is not in ${listFor(element)}`);
    if (id.length > 32) faults.push(`resource id "${id}" is longer than 32 characters`);
  }
  for (const entry of listed) if (!used.has(entry)) faults.push(`nothing uses the resource "${entry.id}"`);
  const ids = listed.map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`two resources are called "${id}"`);
  return faults;
}

function addresses({ document, origin }: Context): string[] {
  const named = [...document.querySelectorAll('[DefaultValue],[Value],[Url]')];
  const faults = named
    .flatMap((element) => ['DefaultValue', 'Value', 'Url'].map((name) => element.getAttribute(name) ?? ''))
    .filter((text) => /^\w+:\/\//.test(text) && !text.startsWith(`${origin}/`))
    .map((text) => `${text} is not at ${origin}`);
  // Only navigation of the pane itself would need one, and the pane stays at home.
  if (all(document, 'AppDomain').length) faults.push('AppDomains are listed and none is needed');
  return faults;
}

function icons({ document, folder, origin }: Context): string[] {
  const images = new Map(
    all(document, 'Images').flatMap((list) => [...list.children].map((one) => [one.id, value(one)])),
  );
  return all(document, 'Icon').flatMap((icon) => {
    const sizes = [...icon.children].map((image) => Number(image.getAttribute('size')));
    const missing = allIconSizes.filter((size) => !sizes.includes(size));
    const wrong = [...icon.children].filter((image) => {
      const file = join(folder, (images.get(image.getAttribute('resid') ?? '') ?? '').slice(origin.length));
      return pngSize(file) !== Number(image.getAttribute('size'));
    });
    return [
      ...missing.map((size) => `an icon has no picture of ${size} px`),
      ...wrong.map((image) => `${image.getAttribute('resid')} is no PNG of ${image.getAttribute('size')} px`),
    ];
  });
}

/** Pixels of a square PNG; undefined when it is none. */
function pngSize(file: string): number | undefined {
  if (!existsSync(file) || !file.endsWith('.png')) return undefined;
  const header = readFileSync(file);
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
  return width === height ? width : undefined;
}

/** Another address in one of the four places and the shared runtime does not start. */
function onePage({ document }: Context): string[] {
  const runtimes = all(document, 'Runtime');
  const places = [...runtimes, ...all(document, 'FunctionFile'), ...all(document, 'SourceLocation')];
  const page = value(all(document, 'DefaultSettings')[0]?.firstElementChild ?? undefined);
  const byId = new Map(all(document, 'Url').map((url) => [url.id, value(url)]));
  const faults = places
    .map((place) => (place.hasAttribute('resid') ? byId.get(place.getAttribute('resid') ?? '') : value(place)))
    .filter((address) => address !== page)
    .map((address) => `the runtime's page is ${page} and somewhere it is ${address}`);
  if (runtimes.length !== 1) faults.push(`there are ${runtimes.length} runtimes`);
  if (runtimes[0]?.getAttribute('lifetime') !== 'long') faults.push('the runtime is not long-lived');
  return faults;
}

function translations({ document }: Context): string[] {
  const limits: Record<string, number> = { ShortStrings: 125, LongStrings: 250, DisplayName: 125, Description: 250 };
  const texts = [
    ...all(document, 'String'),
    ...all(document, 'DisplayName'),
    ...all(document, 'Description').filter((text) => text.hasAttribute('DefaultValue')),
  ];
  return texts.flatMap((text) => {
    const name = text.id || text.localName;
    const limit = limits[text.parentElement?.localName ?? ''] ?? limits[text.localName] ?? 125;
    const said = [value(text), ...[...text.children].map((one) => one.getAttribute('Value') ?? '')];
    const translated = new Set([...text.children].map((one) => one.getAttribute('Locale')));
    return [
      ...locales.filter((locale) => !translated.has(locale)).map((locale) => `${name} is not translated for ${locale}`),
      ...said
        .filter((one) => one.trim() === '' || one.length > limit)
        .map(() => `${name} is empty or over ${limit} characters`),
      ...said
        .slice(1)
        .filter((one) => one === said[0])
        .map(() => `${name} is left in English`),
    ];
  });
}

function floor({ document }: Context): string[] {
  const sets = all(document, 'Set').map((set) => `${set.getAttribute('Name')} ${set.getAttribute('MinVersion')}`);
  const faults: string[] = [];
  if (sets.sort().join() !== 'ExcelApi 1.14,SharedRuntime 1.1') faults.push(`the floor is ${sets.join(', ')}`);
  if (all(document, 'Permissions')[0]?.textContent !== 'ReadWriteDocument') faults.push('the permission is another');
  // There, an Excel below the floor would show no button at all, and no reason.
  const inOverrides = all(document, 'VersionOverrides').some((overrides) => all(overrides, 'Requirements').length > 0);
  if (inOverrides) faults.push('VersionOverrides have Requirements of their own');
  return faults;
}

/** "Abrir Sobre" reads as "open About" in Spanish. */
function words({ document }: Context): string[] {
  return [...document.querySelectorAll('[Value]')]
    .map((element) => element.getAttribute('Value') ?? '')
    .filter((text) => /(abrir|abre) sobre/i.test(text))
    .map((text) => `"${text}" reads as "open About"`);
}

/** Function names that the ribbon and the cell menu call. */
export function functionNames(xml: string): string[] {
  const document = parse(xml);
  return all(document, 'FunctionName').map((element) => element.textContent ?? '');
}
