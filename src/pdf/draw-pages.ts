import type { PDFPageProxy } from 'pdfjs-dist';
import type { PageCutter } from '../domain/ports.ts';
import type { PagePicture } from '../domain/split/read-page.ts';
import type { PdfReader } from './open-pdf.ts';

/** A scan is drawn as well, unless it would fill the memory. Points. */
const maxImageSize = 16_000_000;

/** Draws pages where there is no document: in a thread. */
export const createDrawing =
  (pdfjs: PdfReader): PageCutter['draw'] =>
  async (bytes, pages, width, signal) => {
    const task = pdfjs.getDocument({
      data: bytes.slice(),
      useWasm: false,
      disableFontFace: true,
      isEvalSupported: false,
      useSystemFonts: false,
      enableXfa: false,
      maxImageSize,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      verbosity: 0,
      CanvasFactory: Canvases,
      FilterFactory: NoFilters,
    });
    try {
      const document = await task.promise;
      const pictures: (PagePicture | undefined)[] = [];
      for (const page of pages) {
        signal.throwIfAborted();
        pictures.push(await draw(await document.getPage(page), width).catch(() => undefined));
      }
      return pictures;
    } finally {
      await task.destroy();
    }
  };

const draw = async (page: PDFPageProxy, width: number): Promise<PagePicture> => {
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const height = Math.max(1, Math.min(3 * width, Math.round(viewport.height)));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('No canvas');
  await page.render({
    // pdf.js asks for no more of them than what both have.
    canvas: canvas as unknown as HTMLCanvasElement,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
    annotationMode: 1,
  }).promise;
  page.cleanup();
  return { width, height, points: context.getImageData(0, 0, width, height).data };
};

interface Drawn {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

/** As pdf.js asks for them. */
class Canvases {
  create(width: number, height: number): Drawn {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }

  reset({ canvas }: Drawn, width: number, height: number): void {
    if (canvas !== null) Object.assign(canvas, { width, height });
  }

  destroy(drawn: Drawn): void {
    Object.assign(drawn, { canvas: null, context: null });
  }
}

/** Filters of a browser need a document; a small picture does without. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  destroy = () => undefined;
}
