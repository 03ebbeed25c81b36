import { setImmediate as otherWork } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { TYPEFACES } from '#contexts/partnerships';
import type { Instant } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import type { StreamVerification } from '../verify/verify-stream.js';
import { lineOf, statementOf, timeOf, type HistoryLine } from './history-lines.js';
import { PAGE_LABELS } from './page-labels.js';
import type { PageHistory } from './page-kinds.js';

/** Events of a PDF. A longer history is for CSV. */
export const MOST_PDF_EVENTS = 1_000;
const MARGIN = 48;
const SIZE = { title: 18, name: 12, event: 10, text: 9, footer: 8 } as const;
const [TEXT_COLOUR, FAINT_COLOUR] = ['#1d2733', '#5b6776'];
/** Longer words may break: pdfkit would lay out the rest of a word again for each line. */
const LONG_WORD = /\S{40}(?=\S)/gu;

/** A history as an A4 PDF, up to {@link MOST_PDF_EVENTS} events; other work has its turn in between. The stream ends by itself. */
export async function historyPdf(
  history: PageHistory,
  verification: StreamVerification,
  locale: Locale,
  readAt: Instant,
): Promise<PDFKit.PDFDocument> {
  const labels = PAGE_LABELS[locale];
  const pdf = new HistoryDocument(labels.title[history.kind], locale, readAt);
  pdf.write('bold', SIZE.title, labels.title[history.kind]);
  pdf.write('body', SIZE.name, history.name);
  pdf.write('body', SIZE.text, labels.shown(history.items.length, history.total));
  if (history.items.length < history.total && history.next !== null)
    pdf.write('body', SIZE.text, labels.pdfLimit(MOST_PDF_EVENTS));
  pdf.write('body', SIZE.text, `${labels.readAt} ${timeOf(readAt)} UTC`);
  for (const sentence of statementOf(verification, labels)) pdf.write('bold', SIZE.text, sentence);
  pdf.write('body', SIZE.text, labels.caption);
  for (const entry of history.items) {
    pdf.event(lineOf(entry, labels));
    await otherWork();
  }
  return pdf.end();
}

class HistoryDocument {
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

  event({ number, happened, recorded, type, summary, who, capacity, data }: HistoryLine): void {
    this.#document.moveDown(0.6);
    this.write('bold', SIZE.event, `${number}  ${happened}  ${type}`);
    this.write('body', SIZE.text, summary);
    this.write(
      'body',
      SIZE.text,
      `${who}, ${capacity}${recorded && `, ${recorded}`}`,
      FAINT_COLOUR,
    );
    for (const { label, value } of data) this.write('body', SIZE.text, `${label}: ${value}`);
  }

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
