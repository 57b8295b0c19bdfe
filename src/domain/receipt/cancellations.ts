import { isUuid, normalUuid } from '../roster/identity.ts';
import { foldText } from '../text/fold-text.ts';
import { everyElement, type XmlElement } from '../text/xml-element.ts';

/** Of the codes of a cancellation: done now, done before. All others are reasons why it was not. */
const cancelledCodes: ReadonlySet<string> = new Set(['201', '202']);

const saysCancelled = (status: string): boolean =>
  cancelledCodes.has(status) || /\bcancelad[oa]\b/.test(foldText(status));

/**
 * Folios that an acknowledgement of the authority says are cancelled, in its own envelope or in that of a provider;
 * undefined when the XML is no such thing.
 */
export const cancelledFolios = (root: XmlElement): readonly string[] | undefined => {
  const answers = [...everyElement(root)].flatMap((element) => {
    const folio = normalUuid(valueOf(element, 'uuid'));
    return isUuid(folio) ? [{ folio, status: statusOf(element) }] : [];
  });
  if (!isAcknowledgement(root) && answers.every(({ status }) => status === undefined)) return undefined;
  const cancelled = answers.filter(({ status }) => status === undefined || saysCancelled(status));
  return [...new Set(cancelled.map(({ folio }) => folio))];
};

const isAcknowledgement = (root: XmlElement): boolean =>
  [...everyElement(root)].some(({ localName, namespaceURI }) => {
    const isOfCancelling = /cancela/i.test(`${localName} ${namespaceURI ?? ''}`);
    return isOfCancelling && /acuse|cancelacfd|folios|cancelacion/i.test(localName);
  });

/** A child element or an attribute with this name, whatever its case: evidence against sending is read leniently. */
const valueOf = (element: XmlElement, name: string): string => {
  const attribute = Array.from(element.attributes).find((each) => each.name.toLowerCase() === name);
  const child = Array.from(element.children).find(({ localName }) => localName.toLowerCase() === name);
  return attribute?.value.trim() ?? child?.textContent?.trim() ?? '';
};

const statusOf = (element: XmlElement): string | undefined =>
  ['estatusuuid', 'estatus', 'status'].map((name) => valueOf(element, name)).find((status) => status !== '');

const folioHeaders: ReadonlySet<string> = new Set(['uuid', 'folio fiscal', 'folio fiscal uuid', 'uuid folio fiscal']);
const statusHeaders: ReadonlySet<string> = new Set([
  'estatus',
  'estado',
  'estado cfdi',
  'estado sat',
  'estado del comprobante',
  'estatus del comprobante',
  'status',
]);

/** Marks between the values of a line: the mass download's own, then those of spreadsheets. */
const separators = ['~', '|', '\t', ';', ','];

/** One line's values; quotes keep a separator inside. */
const cellsOf = (line: string, separator: string): readonly string[] => {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [''];
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells.map((cell) => cell.trim());
};

/** The first lines may be a title. */
const mostTitles = 10;
/** Characters of the line that names the columns. */
const longestHead = 2_000;

interface ListHead {
  readonly separator: string;
  readonly folio: number;
  readonly status: number;
}

const headOf = (line: string): ListHead | undefined => {
  if (line.length > longestHead) return undefined;
  for (const separator of separators) {
    const headers = cellsOf(line, separator).map(foldText);
    const folio = headers.findIndex((header) => folioHeaders.has(header));
    const status = headers.findIndex((header) => statusHeaders.has(header));
    if (folio !== -1 && status !== -1) return { separator, folio, status };
  }
  return undefined;
};

/** Whether a text begins like the authority's list of CFDI with their state. */
export const startsAsCfdiList = (text: string): boolean =>
  text.split(/\r?\n|\r/, mostTitles).some((line) => headOf(line) !== undefined);

/** Folios that the authority's list of CFDI calls cancelled; undefined when the text is no such list. */
export const cancelledInList = (text: string): readonly string[] | undefined => {
  const lines = text.split(/\r?\n|\r/);
  const at = lines.slice(0, mostTitles).findIndex((line) => headOf(line) !== undefined);
  const head = headOf(lines[at] ?? '');
  if (head === undefined) return undefined;
  const cancelled = lines.slice(at + 1).flatMap((line) => {
    const cells = cellsOf(line, head.separator);
    const folio = normalUuid(cells[head.folio] ?? '');
    const status = foldText(cells[head.status] ?? '');
    // The mass download writes 1 for valid and 0 for cancelled, the portal writes words.
    return isUuid(folio) && (status === '0' || /\bcancelad[oa]\b/.test(status)) ? [folio] : [];
  });
  return [...new Set(cancelled)];
};
