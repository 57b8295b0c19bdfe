import type { DamagedReason } from '../domain/receipt/unread-reasons.ts';
import type { Attachment, FileTrait } from '../domain/receipt/receipt.ts';
import { formOfXml } from './about-file.ts';
import { hasNoEnd, traitsOf, unlistedFiles } from './file-traits.ts';
import { findOpening, type Opening } from './find-password.ts';
import { LockedPdf, openPdf, type PdfReader } from './open-pdf.ts';
import { asWritten, openFile, type OpenedFile } from './opened-file.ts';
import { otherViews } from './other-views.ts';
import { compact, type PageContent } from './page-content.ts';
import type { PdfContent } from './pdf-content.ts';
import { documentContent, type DocumentContent } from './read-content.ts';
import type { PdfResult, ReadPdfContent } from './read-pdf.ts';
import { TooMuchUnpacked } from './stream-bytes.ts';
import { isWordless } from './wordless.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A year of payslips for a small company in one file. */
const maxPages = 1_000;

/** Whether a file can be written again, and then says the same. */
export type Survives = (bytes: Bytes, key: string | undefined, signal: AbortSignal) => Promise<boolean>;

/** Reads on the thread it is called on. Where the sheet has passwords, what cannot be locked is found out here, not in a run. */
export const createPdfReading =
  (pdfjs: PdfReader, survives: Survives): ReadPdfContent =>
  async (bytes, passwords, signal) => {
    signal.throwIfAborted();
    try {
      const result = await readContent(pdfjs, bytes, passwords, signal);
      if (result.kind !== 'content' || passwords.length === 0) return result;
      return await withLockability(result.content, bytes, survives, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LockedPdf) return { kind: 'locked' };
      if (error instanceof TooMuchUnpacked) return { kind: 'refused', reason: 'too-much-unpacked' };
      return { kind: 'damaged', reason: nameOf(error) };
    }
  };

const withLockability = async (
  content: PdfContent,
  bytes: Bytes,
  survives: Survives,
  signal: AbortSignal,
): Promise<PdfResult> => {
  const { openedWith, traits } = content;
  const key = traits.includes('owner-locked') ? '' : undefined;
  if (openedWith !== undefined || (await survives(bytes, key, signal))) return { kind: 'content', content };
  return { kind: 'content', content: { ...content, traits: [...traits, 'unlockable'] } };
};

/** `InvalidPDFException` → `invalid-pdf`. */
const nameOf = (error: unknown): DamagedReason =>
  error instanceof Error && error.name === 'InvalidPDFException' ? 'invalid-pdf' : 'unreadable';

const readContent = async (
  pdfjs: PdfReader,
  bytes: Bytes,
  passwords: readonly string[],
  signal: AbortSignal,
): Promise<PdfResult> => {
  const written = asWritten(bytes);
  const { lock } = written;
  const opening =
    lock === undefined ? undefined : lock === 'unknown' ? null : await findOpening(lock, passwords, signal);
  if (opening === null || (lock !== undefined && opening === undefined)) return { kind: 'locked' };
  const opened = await openFile(written, opening);
  const main = await readDocument(pdfjs, opened.light, opening?.key, signal);
  if (main === 'too-many-pages') return { kind: 'refused', reason: main };
  if (main.pages.length === 0) return { kind: 'damaged', reason: 'no-pages' };
  return { kind: 'content', content: await wholeContent(pdfjs, { ...opened, opening, main, signal }) };
};

interface Source extends OpenedFile {
  readonly opening: Opening | undefined;
  readonly main: DocumentContent;
  readonly signal: AbortSignal;
}

const wholeContent = async (pdfjs: PdfReader, source: Source): Promise<PdfContent> => {
  const { bytes, file, objects, budget, opening, main } = source;
  const earlier = await earlierText(pdfjs, source);
  const unlisted = unlistedFiles(bytes, objects, budget, opening !== undefined);
  const attachments = distinct([...main.attachments, ...unlisted]);
  const pageHidden = main.pages.map(({ hidden }) => hidden).filter((text) => text !== '');
  const traits = new Set<FileTrait>(traitsOf(objects));
  if (pageHidden.length > 0) traits.add('hidden-text');
  if (main.hasScript) traits.add('script');
  if (attachments.length > 0) traits.add('attachment');
  if (earlier.found) traits.add('earlier-revision');
  if (hasNoEnd(file, objects)) traits.add('no-end');
  if (main.pages.some(isPictureOnly)) traits.add('picture-page');
  if (opening?.password === '') traits.add('owner-locked');
  const pictured = main.pages.flatMap(({ mostlyPictured }, index) => (mostlyPictured ? [index + 1] : []));
  const drawings = [...new Set(main.pages.map(({ drawing }) => drawing))].filter((drawing) => drawing !== '');
  return {
    pages: main.pages.map(({ shown }) => shown),
    ...(pictured.length === 0 ? {} : { pictured }),
    ...(drawings.length === 0 ? {} : { drawings }),
    hidden: [...pageHidden, ...earlier.texts],
    about: [...main.about, ...formOfXml(bytes, objects, budget)],
    traits: [...traits],
    attachments,
    openedWith: opening?.password === '' ? undefined : opening?.password,
  };
};

const isPictureOnly = ({ shown, pictured }: PageContent): boolean => pictured && isWordless([shown]);

/** `read` is told of each page. */
export const readDocument = async (
  pdfjs: PdfReader,
  bytes: Bytes,
  key: string | undefined,
  signal: AbortSignal,
  read?: () => void,
): Promise<DocumentContent | 'too-many-pages'> => {
  const { document, close } = await openPdf(pdfjs, bytes, key, signal);
  try {
    if (document.numPages > maxPages) return 'too-many-pages';
    return await documentContent(pdfjs, document, signal, read);
  } finally {
    await close();
  }
};

/** What other views of the file show and the file as it opens does not. */
const earlierText = async (
  pdfjs: PdfReader,
  { opening, main, signal, ...opened }: Source,
): Promise<{ readonly texts: readonly string[]; readonly found: boolean }> => {
  const reached = new Set(main.reached);
  const { views, tooMany } = otherViews(opened, reached);
  const known = compact(main.pages.map(({ shown, hidden }) => `${shown}\n${hidden}`).join('\n'));
  const texts: string[] = [];
  for (const view of views) {
    const lines = (await linesOf(pdfjs, view, opening, signal)).filter((line) => !known.includes(compact(line)));
    if (lines.length > 0) texts.push(lines.join('\n'));
  }
  return { texts: [...new Set(texts)], found: tooMany || texts.length > 0 };
};

/** A view that does not open shows nothing to anybody. */
const linesOf = async (
  pdfjs: PdfReader,
  view: Bytes,
  opening: Opening | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  try {
    const content = await readDocument(pdfjs, view, opening?.key, signal);
    if (content === 'too-many-pages') return [];
    const texts = content.pages.flatMap(({ shown, hidden }) => [shown, hidden]);
    return texts.flatMap((text) => text.split('\n')).filter((line) => /[\p{L}\p{N}]/u.test(line));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TooMuchUnpacked) throw error;
    return [];
  }
};

/** The same file may be named by a list, an annotation and a page. */
const distinct = (files: readonly Attachment[]): readonly Attachment[] => {
  const kept: Attachment[] = [];
  for (const file of files) {
    const twin = kept.some(
      ({ bytes }) => bytes.length === file.bytes.length && bytes.every((byte, index) => byte === file.bytes[index]),
    );
    if (!twin) kept.push(file);
  }
  return kept;
};
