import { PDFDocument, PDFName, PDFObjectCopier, PDFPage, PDFPageLeaf, type PDFObject } from '@cantoo/pdf-lib';
import { Failure } from '../domain/failure.ts';
import type { PageCutter } from '../domain/ports.ts';
import type { PdfReader } from './open-pdf.ts';
import { asWritten, openFile } from './opened-file.ts';
import { readDocument } from './pdf-reading.ts';
import type { PageContent } from './page-content.ts';
import { usedResources } from './used-resources.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A part holds its pages' contents and what these draw with, and nothing else of the file: no link, note, form, bookmark,
 * attachment, property or earlier version leads to somebody else's page. A part whose pages say anything else than they
 * said in the file is not made. Rejects with `receipt/unreadable` where the file is none to cut.
 */
export const createCut =
  (pdfjs: PdfReader): PageCutter['cut'] =>
  async (bytes, groups, done, signal) => {
    try {
      const source = await PDFDocument.load(bytes, {
        updateMetadata: false,
        throwOnInvalidObject: true,
        parseSpeed: Infinity,
      });
      const judged = await textOf(pdfjs, bytes, signal, () => done(0));
      const parts: (Bytes | undefined)[] = [];
      for (const pages of groups) {
        signal.throwIfAborted();
        const said = pages.map((page) => judged[page - 1]);
        const part = await cutOut(source, pages);
        parts.push(saysTheSame(await textOf(pdfjs, part, signal), said) ? part : undefined);
        done(parts.length);
      }
      return parts;
    } catch (cause) {
      signal.throwIfAborted();
      throw new Failure('receipt/unreadable', { cause });
    }
  };

const textOf = async (
  pdfjs: PdfReader,
  bytes: Bytes,
  signal: AbortSignal,
  read?: () => void,
): Promise<readonly PageContent[]> => {
  const { light } = await openFile(asWritten(bytes), undefined);
  const content = await readDocument(pdfjs, light, undefined, signal, read);
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
