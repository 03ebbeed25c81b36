import { setImmediate as otherWork } from 'node:timers/promises';
import type { Instant } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import type { StreamVerification } from '../verify/verify-stream.js';
import { lineOf, statementOf, timeOf, type HistoryLine } from './history-lines.js';
import { PAGE_LABELS } from './page-labels.js';
import type { PageHistory } from './page-kinds.js';
import { FAINT_COLOUR, ReportDocument, SIZE } from './report-document.js';

/** Events of a PDF. A longer history is for CSV. */
export const MOST_PDF_EVENTS = 1_000;
/** A history as an A4 PDF, up to {@link MOST_PDF_EVENTS} events; other work has its turn in between. The stream ends by itself. */
export async function historyPdf(
  history: PageHistory,
  verification: StreamVerification,
  locale: Locale,
  readAt: Instant,
): Promise<PDFKit.PDFDocument> {
  const labels = PAGE_LABELS[locale];
  const pdf = new ReportDocument(labels.title[history.kind], locale, readAt);
  pdf.write('bold', SIZE.title, labels.title[history.kind]);
  pdf.write('body', SIZE.name, history.name);
  pdf.write('body', SIZE.text, labels.shown(history.items.length, history.total));
  if (history.items.length < history.total && history.next !== null)
    pdf.write('body', SIZE.text, labels.pdfLimit(MOST_PDF_EVENTS));
  pdf.write('body', SIZE.text, `${labels.readAt} ${timeOf(readAt)} UTC`);
  for (const sentence of statementOf(verification, labels)) pdf.write('bold', SIZE.text, sentence);
  pdf.write('body', SIZE.text, labels.caption);
  for (const entry of history.items) {
    writeEvent(pdf, lineOf(entry, labels));
    await otherWork();
  }
  return pdf.end();
}

function writeEvent(
  pdf: ReportDocument,
  { number, happened, recorded, type, summary, who, capacity, data }: HistoryLine,
): void {
  pdf.gap();
  pdf.write('bold', SIZE.event, `${number}  ${happened}  ${type}`);
  pdf.write('body', SIZE.text, summary);
  pdf.write('body', SIZE.text, `${who}, ${capacity}${recorded && `, ${recorded}`}`, FAINT_COLOUR);
  for (const { label, value } of data) pdf.write('body', SIZE.text, `${label}: ${value}`);
}
