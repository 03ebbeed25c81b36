import { setImmediate as otherWork } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { lastChange, type AgreementData } from './agreement-data.js';
import { agreementText, type AgreementLocale, type AgreementText } from './agreement-text.js';
import { TYPEFACES } from './typeface.js';

/** Lengths are in points: 72 to the inch. */
const MARGIN = 64;
const LABEL_WIDTH = 170;
const SIZE = { title: 22, parties: 13, heading: 12, text: 10, footer: 8 } as const;
const TEXT_COLOUR = '#1d2733';
const FAINT_COLOUR = '#5b6776';

/**
 * The agreement of a partnership as an A4 PDF (docs/domain.md §6), tagged with its language. The stream ends by itself.
 * The same data gives the same bytes, so the creation date is the last change of the data.
 */
export async function agreementPdf(
  data: AgreementData,
  locale: AgreementLocale,
): Promise<PDFKit.PDFDocument> {
  const [body, bold] = [TYPEFACES.body(), TYPEFACES.bold()];
  const text = agreementText(data, locale);
  const changedAt = new Date(lastChange(data));
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    info: {
      Title: body.showable(`${text.title} ${text.parties}`),
      Producer: 'Volunteer Ledger',
      Creator: 'Volunteer Ledger',
      CreationDate: changedAt,
      ModDate: changedAt,
    },
  });
  document.registerFont('body', body.file).registerFont('bold', bold.file).fillColor(TEXT_COLOUR);
  const showable = { body: breakable(body.showable), bold: breakable(bold.showable) };
  await write(document, text, showable);
  await otherWork();
  document.end();
  return document;
}

type Showable = Readonly<Record<'body' | 'bold', (text: string) => string>>;

/** Longest word that is laid out as one, in characters. */
const LONGEST_WORD = 40;
/** A space without width, at which a line may break. */
const BREAK = '\u200b';

/** Longer words may break: to find where, pdfkit would lay out the rest of a word again for each line. */
const breakable =
  (showable: (text: string) => string) =>
  (text: string): string =>
    showable(text).replace(new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, 'gu'), `$&${BREAK}`);

/** Text is laid out in milliseconds a paragraph, so other work has its turn in between. */
async function write(
  document: PDFKit.PDFDocument,
  text: AgreementText,
  showable: Showable,
): Promise<void> {
  document.font('bold').fontSize(SIZE.title).text(showable.bold(text.title));
  document
    .font('body')
    .fontSize(SIZE.parties)
    .fillColor(FAINT_COLOUR)
    .text(showable.body(text.parties))
    .fillColor(TEXT_COLOUR)
    .moveDown(1.5);
  for (const [label, value] of text.rows) {
    row(document, showable.bold(label), showable.body(value));
    await otherWork();
  }
  for (const { heading, paragraphs } of text.sections) {
    document
      .moveDown(1.2)
      .font('bold')
      .fontSize(SIZE.heading)
      .text(showable.bold(heading))
      .moveDown(0.3)
      .font('body')
      .fontSize(SIZE.text);
    for (const paragraph of paragraphs) {
      document.text(showable.body(paragraph), { lineGap: 2 }).moveDown(0.4);
      await otherWork();
    }
  }
  writeFooters(document, text, showable);
}

/** Writes a label with its value beside it. A value of several lines stays in its column. */
function row(document: PDFKit.PDFDocument, label: string, value: string): void {
  const width = document.page.width - 2 * MARGIN - LABEL_WIDTH;
  document.font('body').fontSize(SIZE.text);
  const height = Math.max(
    document.heightOfString(value, { width }),
    document.heightOfString(label, { width: LABEL_WIDTH }),
  );
  if (document.y + height > document.page.height - MARGIN) document.addPage();
  const top = document.y;
  document.font('bold').text(label, MARGIN, top, { width: LABEL_WIDTH });
  document.font('body').text(value, MARGIN + LABEL_WIDTH, top, { width });
  document.x = MARGIN;
  document.y = top + height + 6;
}

/** Writes the footer of every page. It names the number of pages, so it comes last. */
function writeFooters(
  document: PDFKit.PDFDocument,
  { footer }: AgreementText,
  showable: Showable,
): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    const { bottom } = document.page.margins;
    document.page.margins.bottom = 0; // otherwise text below the margin would start another page
    document
      .font('body')
      .fontSize(SIZE.footer)
      .fillColor(FAINT_COLOUR)
      .text(
        showable.body(footer(page - start + 1, count)),
        MARGIN,
        document.page.height - MARGIN / 2 - SIZE.footer,
        { lineBreak: false },
      );
    document.page.margins.bottom = bottom;
  }
}
