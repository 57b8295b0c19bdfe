import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page, line by line, by pdf.js alone. */
export const printedPages = async (pdf: Uint8Array): Promise<readonly string[]> => {
  const task = pdfjs.getDocument({ data: pdf.slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  await task.destroy();
  return pages;
};
