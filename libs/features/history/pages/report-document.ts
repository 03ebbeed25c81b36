import { setImmediate as otherWork } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { TYPEFACES } from '#contexts/partnerships';
import type { Instant } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';

const MARGIN = 48;
export const SIZE = { title: 18, name: 12, event: 10, text: 9, footer: 8 } as const;
const TEXT_COLOUR = '#1d2733';
export const FAINT_COLOUR = '#5b6776';
/** Longer words may break: pdfkit would lay out the rest of a word again for each line. */
const LONG_WORD = /\S{40}(?=\S)/gu;

/** An A4 PDF of paragraphs, one below the other, with numbered pages. */
export class ReportDocument {
  readonly #document: PDFKit.PDFDocument;
  readonly #fonts = { body: TYPEFACES.body(), bold: TYPEFACES.bold() };

  constructor(title: string, locale: Locale, readAt: Instant) {
    const made = new Date(readAt);
    this.#document = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      bufferPages: true,
      lang: locale,
      displayTitle: true,
      info: {
        Title: title,
        Producer: 'Volunteer Ledger',
        Creator: 'Volunteer Ledger',
        CreationDate: made,
        ModDate: made,
      },
    });
    this.#document
      .registerFont('body', this.#fonts.body.file)
      .registerFont('bold', this.#fonts.bold.file);
  }

  write(font: 'body' | 'bold', size: number, text: string, colour = TEXT_COLOUR): void {
    const shown = this.#fonts[font].showable(text).replace(LONG_WORD, '$&\u200b');
    this.#document.font(font).fontSize(size).fillColor(colour).text(shown, { lineGap: 1 });
  }

  gap(): void {
    this.#document.moveDown(0.6);
  }

  /** Writes the numbers of the pages; other work has its turn in between. The stream ends by itself. */
  async end(): Promise<PDFKit.PDFDocument> {
    const { start, count } = this.#document.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.#document.switchToPage(page);
      this.#document.page.margins.bottom = 0; // otherwise text below the margin would start another page
      this.#document
        .font('body')
        .fontSize(SIZE.footer)
        .fillColor(FAINT_COLOUR)
        .text(
          `${page - start + 1} / ${count}`,
          MARGIN,
          this.#document.page.height - MARGIN / 2 - 8,
          {
            lineBreak: false,
          },
        );
      await otherWork();
    }
    this.#document.end();
    return this.#document;
  }
}
