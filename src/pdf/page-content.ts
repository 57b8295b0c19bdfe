import type * as PdfJs from 'pdfjs-dist';
import type { Attachment } from '../domain/receipt/receipt.ts';
import type { PdfReader } from './open-pdf.ts';
import type { Box } from './page-geometry.ts';
import type { FontMeasures } from './graphics-state.ts';
import { marksOf, type Operators } from './page-marks.ts';
import { TooMuchUnpacked } from './stream-bytes.ts';
import { textOf, TextFlow, withNotes, type Note } from './text-flow.ts';

type Layers = Awaited<ReturnType<PdfJs.PDFDocumentProxy['getOptionalContentConfig']>>;

/** What one page shows and what it does not. */
export interface PageContent {
  readonly shown: string;
  readonly hidden: string;
  readonly attachments: readonly Attachment[];
  /** Pictures or drawings make up a good part of it. */
  readonly pictured: boolean;
  /** Pictures make up so much of it that they may be the page itself: a scan. */
  readonly mostlyPictured: boolean;
  /** As `PageMarks` says. */
  readonly drawing: string;
  /** Where its links lead, and what its fields let people choose. */
  readonly about: readonly string[];
}

/** Of what pdf.js says of an annotation, in its own words. */
interface Annotation {
  readonly rect: Box;
  readonly subtype: string;
  readonly annotationFlags: number;
  readonly fieldName?: string;
  readonly fieldValue?: unknown;
  readonly defaultFieldValue?: unknown;
  readonly options?: readonly { readonly exportValue?: unknown; readonly displayValue?: unknown }[];
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly contentsObj?: { readonly str: string };
  readonly file?: { readonly filename: string; readonly content?: Uint8Array };
}

/** ISO 32000-1 table 165: hidden, or not to be viewed. */
const unseen = 2 | 32;

export const pageContent = async (pdfjs: PdfReader, page: PdfJs.PDFPageProxy, layers: Layers): Promise<PageContent> => {
  const operators = await operatorsWithin(pdfjs, page);
  const annotations = (await page.getAnnotations({ intent: 'any' })) as readonly Annotation[];
  const { marks, pictured, mostlyPictured, drawing } = marksOf(operators, pdfjs.OPS, {
    view: page.view as unknown as Box,
    unit: page.userUnit,
    fontOf: (name) => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontMeasures) : undefined),
    isLayerVisible: (properties) => layers.isVisible(properties) as boolean,
  });
  const [seen, shown, hidden] = [new TextFlow(), new TextFlow(), new TextFlow()];
  for (const { letter, hidden: isHidden } of marks) {
    if (isHidden) hidden.add(letter);
    else (letter.annotation === undefined ? seen : shown).add(letter);
  }
  page.cleanup();
  const drawn = compact(textOf(shown.segments) + textOf(seen.segments));
  const notes = notesOf(annotations.filter(({ annotationFlags }) => (annotationFlags & unseen) === 0));
  const filled = notes.filter(({ text }) => !drawn.includes(compact(text)));
  const inPlace = shown.segments.map((segment) => ({
    text: segment.text,
    label: '',
    box: [segment.left, segment.base, segment.right, segment.base] as const,
  }));
  const text = textOf(withNotes(seen.segments, [...inPlace, ...filled]));
  const away = notesOf(annotations.filter(({ annotationFlags }) => (annotationFlags & unseen) !== 0));
  return {
    shown: text,
    hidden: onlyHidden([textOf(hidden.segments), ...away.map(({ label, text: value }) => `${label}: ${value}`)], text),
    attachments: annotations.flatMap(({ file }) =>
      file?.content === undefined ? [] : [{ name: file.filename, bytes: new Uint8Array(file.content) }],
    ),
    pictured,
    mostlyPictured,
    drawing,
    about: annotations.flatMap(besideIn),
  };
};

const besideIn = ({ url, unsafeUrl, options = [], defaultFieldValue }: Annotation): readonly string[] =>
  [unsafeUrl ?? url, defaultFieldValue, ...options.flatMap((each) => [each.exportValue, each.displayValue])]
    .flat()
    .filter((value): value is string => typeof value === 'string');

/** Forms in forms in forms paint without end from a few bytes. */
const mostMarks = 600_000;

interface Chunk {
  readonly argsArray: readonly unknown[];
}

/** What a page paints, counted while it comes in; rejects with `TooMuchUnpacked`. */
const operatorsWithin = async (pdfjs: PdfReader, page: PdfJs.PDFPageProxy): Promise<Operators> => {
  const source = page as unknown as { _renderPageChunk(chunk: Chunk, state: unknown): void };
  const pass = source._renderPageChunk.bind(page);
  let marks = 0;
  const tooMany = new Promise<never>((_resolve, reject) => {
    source._renderPageChunk = (chunk, state) => {
      for (const args of chunk.argsArray) marks += 1 + lengthOf(args);
      if (marks > mostMarks) reject(new TooMuchUnpacked());
      else pass(chunk, state);
    };
  });
  return Promise.race([page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.ENABLE }), tooMany]);
};

const lengthOf = (args: unknown): number =>
  Array.isArray(args) && (Array.isArray(args[0]) || ArrayBuffer.isView(args[0])) ? (args[0] as unknown[]).length : 0;

export const compact = (text: string): string => text.replace(/\s+/g, '').toUpperCase();

/** Lines that nobody sees and that do not stand on the page as well. */
const onlyHidden = (texts: readonly string[], shown: string): string => {
  const seen = compact(shown);
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => compact(line) !== '' && !seen.includes(compact(line)))
    .join('\n');
};

const notesOf = (annotations: readonly Annotation[]): readonly Note[] =>
  annotations.flatMap(({ rect, subtype, fieldName = '', fieldValue, contentsObj }) => {
    const values = subtype === 'Widget' ? [fieldValue].flat() : [contentsObj?.str];
    return values
      .filter((value): value is string => typeof value === 'string' && value.trim() !== '' && value !== 'Off')
      .map((text) => ({ text, label: subtype === 'Widget' ? labelOf(fieldName) : '', box: rect }));
  });

/** `form1.Page1[0].Nombre_empleado[0]` → `Nombre empleado`. */
const labelOf = (fieldName: string): string =>
  (fieldName.split('.').at(-1) ?? '').replace(/\[\d+\]/g, '').replaceAll('_', ' ');
