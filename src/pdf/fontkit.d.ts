declare module 'fontkit' {
  import type { PDFDocument } from '@cantoo/pdf-lib';
  /** The engine `@cantoo/pdf-lib` asks for; the package has no types of its own. */
  export const create: Parameters<PDFDocument['registerFontkit']>[0]['create'];
}
