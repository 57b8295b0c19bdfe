import { PDFDocument, PDFName, PDFObjectCopier, PDFPage, PDFPageLeaf, type PDFObject } from '@cantoo/pdf-lib';
import { Failure } from '../domain/failure.ts';
import type { PdfReader } from './open-pdf.ts';
import { asWritten, openFile } from './opened-file.ts';
import { readDocument } from './pdf-reading.ts';
import type { PageContent } from './page-content.ts';
import { usedResources } from './used-resources.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Cuts a file into documents of its pages, 1-based, one for each group. Rejects with `receipt/unreadable`. */
export type CutPdf = (
  bytes: Bytes,
  groups: readonly (readonly number[])[],
  signal: AbortSignal,
) => Promise<readonly Bytes[]>;

/**
 * A part holds its pages' contents and what these draw with, and nothing else of the file: no link, note, form, bookmark,
 * attachment, property or earlier version leads to somebody else's page. A part whose pages say anything else than they
 * said in the file is not made.
 */
export const createCut =
  (pdfjs: PdfReader): CutPdf =>
  async (bytes, groups, signal) => {
    try {
      const source = await PDFDocument.load(bytes, {
        updateMetadata: false,
        throwOnInvalidObject: true,
        parseSpeed: Infinity,
      });
      const judged = await textOf(pdfjs, bytes, signal);
      const parts: Bytes[] = [];
      for (const pages of groups) {
        signal.throwIfAborted();
        const part = await cutOut(source, pages);
        const said = await textOf(pdfjs, part, signal);
        if (
          !saysTheSame(
            said,
            pages.map((page) => judged[page - 1]),
          )
        )
          throw new Error(`Pages ${pages.join()} say something else`);
        parts.push(part);
      }
      return parts;
    } catch (cause) {
      signal.throwIfAborted();
      throw new Failure('receipt/unreadable', { cause });
    }
  };

const textOf = async (pdfjs: PdfReader, bytes: Bytes, signal: AbortSignal): Promise<readonly PageContent[]> => {
  const { light } = await openFile(asWritten(bytes), undefined);
  const content = await readDocument(pdfjs, light, undefined, signal);
  if (content === 'too-many-pages') throw new Error('Too many pages');
  return content.pages;
};

const saysTheSame = (part: readonly PageContent[], file: readonly (PageContent | undefined)[]): boolean =>
  part.length === file.length &&
  part.every(({ shown, hidden }, index) => shown === file[index]?.shown && hidden === file[index]?.hidden);

/** What decides how a page looks; `Resources` come by themselves. */
const kept = ['MediaBox', 'CropBox', 'Rotate', 'UserUnit', 'Contents', 'Group'];

const cutOut = async (source: PDFDocument, pages: readonly number[]): Promise<Bytes> => {
  const part = await PDFDocument.create({ updateMetadata: false });
  const copier = PDFObjectCopier.for(source.context, part.context);
  for (const page of pages) {
    const { node } = source.getPage(page - 1);
    const entries = new Map<PDFName, PDFObject>([[PDFName.of('Type'), PDFName.of('Page')]]);
    for (const name of kept.map((each) => PDFName.of(each))) {
      const value = node.getInheritableAttribute(name) ?? node.get(name);
      if (value !== undefined) entries.set(name, value);
    }
    entries.set(PDFName.of('Resources'), usedResources(node, source.context));
    const leaf = copier.copy(PDFPageLeaf.fromMapWithContext(entries, source.context, false));
    part.addPage(PDFPage.of(leaf, part.context.register(leaf), part));
  }
  const saved = await part.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return new Uint8Array(saved);
};
