import { PDFDocument } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import { openCfdi } from '../domain/receipt/cfdi-facts.ts';
import { Failure } from '../domain/failure.ts';
import type { ReceiptContent, ReceiptMaker } from '../domain/ports.ts';
import type { XmlParser } from '../domain/text/xml-element.ts';
import { layOutCfdi } from './cfdi-layout.ts';
import { lockPdf } from './lock-pdf.ts';
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
): ReceiptMaker => {
  let fonts: FontFiles | undefined;
  return {
    make: async (content, signal) => {
      fonts ??= await loadFonts(signal);
      signal.throwIfAborted();
      return makePdf(content, parser, fonts);
    },
    lock: lockPdf,
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
  document.setTitle(content.title, { showInWindowTitleBar: true });
  if (content.language !== '') document.setLanguage(content.language);
  if (content.cfdi === undefined) layOutLines(content, writer);
  else {
    const reading = openCfdi(content.cfdi, parser);
    if (reading.verdict !== 'cfdi') throw new Failure('receipt/unreadable');
    layOutCfdi(reading.cfdi, content.title, writer);
  }
  return new Uint8Array(await document.save());
};
