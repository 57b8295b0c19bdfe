import { PDFDocument, rgb } from '@cantoo/pdf-lib';

const ink = rgb(0.13, 0.13, 0.13);
const faint = rgb(0.42, 0.42, 0.42);
const rule = rgb(0.78, 0.78, 0.78);
const margin = 50;
const [width, height] = [612, 792];

/** A letter page that is written from the top down; `y` is where the next line goes. */
export class PdfPage {
  /** @param embed gives the regular and the bold font of a document */
  static async create(title, language, embed) {
    const document = await PDFDocument.create();
    const page = new PdfPage();
    page.document = document;
    page.sheet = document.addPage([width, height]);
    [page.regular, page.bold] = await embed(document);
    page.y = height - margin;
    document.setTitle(title, { showInWindowTitleBar: true });
    document.setLanguage(language);
    // Fixed, so that generating the samples again changes nothing.
    const made = new Date('2026-01-15T12:00:00Z');
    document.setCreationDate(made);
    document.setModificationDate(made);
    return page;
  }

  text(words, { size = 10, bold = false, x = margin, right = undefined, colour = ink } = {}) {
    const font = bold ? this.bold : this.regular;
    const left = right === undefined ? x : right - font.widthOfTextAtSize(words, size);
    this.sheet.drawText(words, { x: left, y: this.y, size, font, color: colour });
    return this;
  }

  down(points = 15) {
    this.y -= points;
    return this;
  }

  line() {
    const y = this.y + 9;
    this.sheet.drawLine({ start: { x: margin, y }, end: { x: width - margin, y }, thickness: 0.7, color: rule });
    return this.down(6);
  }

  heading(words) {
    return this.down(10).text(words, { size: 11, bold: true }).down(15).line().down(4);
  }

  /** Label and value pairs, two to a line. */
  facts(pairs) {
    pairs.forEach(([label, value], i) => {
      const x = i % 2 === 0 ? margin : width / 2 + 10;
      this.text(label, { size: 8, x, colour: faint });
      this.y -= 11;
      this.text(value, { x });
      this.y += 11;
      if (i % 2 === 1 || i === pairs.length - 1) this.down(27);
    });
    return this;
  }

  /** A row of a table of amounts. */
  amount(label, value, { bold = false } = {}) {
    return this.text(label, { bold }).text(value, { bold, right: width - margin }).down();
  }

  /** Long unbroken text, such as a seal, in small print. */
  smallPrint(label, words, right = width - margin) {
    this.text(label, { size: 7, bold: true }).down(9);
    const perLine = Math.floor((right - margin) / 3.9);
    for (let at = 0; at < words.length; at += perLine) {
      this.text(words.slice(at, at + perLine), { size: 6.2, colour: faint }).down(8);
    }
    return this.down(4);
  }

  /** A QR code as squares. @param isDark (row, column) of `modules` each way */
  matrix(modules, isDark, side) {
    const left = width - margin - side;
    const unit = side / modules;
    for (let row = 0; row < modules; row++) {
      for (let column = 0; column < modules; column++) {
        if (!isDark(row, column)) continue;
        this.sheet.drawRectangle({ x: left + column * unit, y: this.y - (row + 1) * unit, width: unit, height: unit, color: ink });
      }
    }
    return this;
  }

  async bytes() {
    return this.document.save();
  }
}
