import { PDFDocument, type PDFImage } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { openCfdi } from '../domain/receipt/cfdi-facts.ts';
import { Failure } from '../domain/failure.ts';
import type { ReceiptContent, ReceiptMaker } from '../domain/ports.ts';
import type { Logo } from '../domain/receipt/logo.ts';
import type { XmlParser } from '../domain/text/xml-element.ts';
import { layOutCfdi, titleOf } from './cfdi-layout.ts';
import { PageWriter } from './page-writer.ts';
import { layOutLines } from './plain-layout.ts';

export interface FontFiles {
  readonly regular: Uint8Array<ArrayBuffer>;
  readonly bold: Uint8Array<ArrayBuffer>;
}

/** Lays out receipts with embedded fonts; the fonts are loaded once, when first needed. */
export const createReceiptMaker = (
  parser: XmlParser,
  loadFonts: (signal: AbortSignal) => Promise<FontFiles>,
  lock: ReceiptMaker['lock'],
): ReceiptMaker => {
  let fonts: FontFiles | undefined;
  return {
    make: async (content, signal) => {
      fonts ??= await loadFonts(signal);
      signal.throwIfAborted();
      return makePdf(content, parser, fonts);
    },
    lock,
  };
};

const makePdf = async (
  content: ReceiptContent,
  parser: XmlParser,
  { regular, bold }: FontFiles,
): Promise<Uint8Array<ArrayBuffer>> => {
  const document = await PDFDocument.create();
  document.registerFontkit({ create });
  const writer = new PageWriter(document, {
    regular: await document.embedFont(regular, { subset: true }),
    bold: await document.embedFont(bold, { subset: true }),
  });
  if (content.language !== '') document.setLanguage(content.language);
  if (content.logo !== undefined) writer.picture(await embed(document, content.logo));
  let { title } = content;
  if (content.cfdi === undefined) layOutLines(content, writer);
  else {
    const reading = openCfdi(content.cfdi, parser);
    if (reading.verdict !== 'cfdi') throw new Failure('receipt/unreadable');
    title = titleOf(reading.cfdi);
    layOutCfdi(reading.cfdi, writer);
  }
  writer.finish();
  document.setTitle(title, { showInWindowTitleBar: true });
  return new Uint8Array(await document.save());
};

const embed = async (document: PDFDocument, { bytes, mediaType, name }: Logo): Promise<PDFImage> => {
  try {
    return await (mediaType === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes));
  } catch (cause) {
    throw new Failure('receipt/unreadable', { cause, values: { file: name } });
  }
};
