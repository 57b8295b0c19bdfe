import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { childrenOf, elementAt, parseXml } from '../xml-element.ts';

/** Key → JSON text, as `Office.context.document.settings` keeps them. */
export type DocumentSettings = ReadonlyMap<string, string>;

const EXTENSION = 'xl/webextensions/webextension1.xml';
const PANES = 'xl/webextensions/taskpanes.xml';
const PANES_LINKS = 'xl/webextensions/_rels/taskpanes.xml.rels';
const LINKS = '_rels/.rels';
const TYPES = '[Content_Types].xml';
const OFFICE = 'http://schemas.microsoft.com/office';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Settings an add-in left in an .xlsx file ([MS-OWEXML] 2.2). One add-in is hosted, so all of them are its own. */
export function readDocumentSettings(xlsx: Uint8Array): Map<string, string> {
  const parts = unzipSync(xlsx, { filter: ({ name }) => /^xl\/webextensions\/webextension\d*\.xml$/.test(name) });
  const properties = Object.values(parts).flatMap((part) =>
    childrenOf(elementAt(parseXml(strFromU8(part)), 'properties'), 'property'),
  );
  return new Map(properties.map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']));
}

/** The file with these settings and no others. */
export function writeDocumentSettings(xlsx: Uint8Array, settings: DocumentSettings): Uint8Array {
  const parts = unzipSync(xlsx, { filter: ({ name }) => !name.startsWith('xl/webextensions/') });
  const withoutLinks = text(parts, LINKS).replace(/<Relationship [^>]*relationships\/webextension[^>]*\/>/g, '');
  const withoutTypes = text(parts, TYPES).replace(/<Override [^>]*\/xl\/webextensions\/[^>]*\/>/g, '');
  parts[LINKS] = strToU8(
    settings.size > 0 ? before(withoutLinks, '</Relationships>', link(PANES, 'taskpanes')) : withoutLinks,
  );
  parts[TYPES] = strToU8(settings.size > 0 ? before(withoutTypes, '</Types>', typesOfParts) : withoutTypes);
  if (settings.size > 0) {
    parts[EXTENSION] = strToU8(extension(settings));
    parts[PANES] = strToU8(panes);
    parts[PANES_LINKS] = strToU8(
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${link('webextension1.xml', '')}</Relationships>`,
    );
  }
  return zipSync(parts, { level: 6 });
}

function text(parts: Record<string, Uint8Array>, name: string): string {
  const part = parts[name];
  if (!part) throw new Error(`The .xlsx file has no part ${name}`);
  return strFromU8(part);
}

function before(whole: string, end: string, added: string): string {
  const at = whole.lastIndexOf(end);
  if (at < 0) throw new Error(`A part of the .xlsx file does not end with ${end}`);
  return whole.slice(0, at) + added + whole.slice(at);
}

const link = (target: string, kind: string) =>
  `<Relationship Id="rIdSettings" Type="${OFFICE}/2011/relationships/webextension${kind}" Target="${target}"/>`;

const typesOfParts =
  `<Override PartName="/${PANES}" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>` +
  `<Override PartName="/${EXTENSION}" ContentType="application/vnd.ms-office.webextension+xml"/>`;

/** Not shown when the file opens: opening a shared sheet must not open an add-in. */
const panes =
  `${HEAD}<wetp:taskpanes xmlns:wetp="${OFFICE}/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="0" width="350" row="1">` +
  `<wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdSettings"/></wetp:taskpane></wetp:taskpanes>`;

function extension(settings: DocumentSettings): string {
  const properties = [...settings].map(
    ([key, json]) => `<we:property name="${escaped(key)}" value="${escaped(json)}"/>`,
  );
  return (
    `${HEAD}<we:webextension xmlns:we="${OFFICE}/webextensions/webextension/2010/11" id="{00000000-0000-0000-0000-00000000000A}">` +
    '<we:reference id="lab" version="1.0.0.0" store="developer" storeType="Registry"/><we:alternateReferences/>' +
    `<we:properties>${properties.join('')}</we:properties><we:bindings/></we:webextension>`
  );
}

/** Line breaks too: a reader of XML turns bare ones in an attribute into spaces. */
const escaped = (plain: string) => plain.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
