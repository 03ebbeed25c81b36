import PDFDocument from 'pdfkit';
import { lastChange, type AgreementData } from './agreement-data.js';
import { agreementText, type AgreementLocale, type AgreementText } from './agreement-text.js';
import { TYPEFACES } from './typeface.js';

/** In points, of which an inch has 72. */
const MARGIN = 64;
const LABEL_WIDTH = 170;
const SIZE = { title: 22, parties: 13, heading: 12, text: 10, foot: 8 } as const;
const INK = '#1d2733';
const FAINT = '#5b6776';

/**
 * The agreement of a partnership as a PDF (domain §6), tagged and with its language, on A4; a stream that ends by itself. Nothing in it
 * depends on when it is made: the same facts are the same bytes.
 */
export function agreementPdf(facts: AgreementData, locale: AgreementLocale): PDFKit.PDFDocument {
  const [body, bold] = [TYPEFACES.body(), TYPEFACES.bold()];
  const text = agreementText(facts, locale);
  const made = new Date(lastChange(facts));
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
      CreationDate: made,
      ModDate: made,
    },
  });
  document.registerFont('body', body.file).registerFont('bold', bold.file).fillColor(INK);
  write(document, text, { body: body.showable, bold: bold.showable });
  document.end();
  return document;
}

type Showable = Readonly<Record<'body' | 'bold', (text: string) => string>>;

function write(document: PDFKit.PDFDocument, text: AgreementText, showable: Showable): void {
  document.font('bold').fontSize(SIZE.title).text(showable.bold(text.title));
  document
    .font('body')
    .fontSize(SIZE.parties)
    .fillColor(FAINT)
    .text(showable.body(text.parties))
    .fillColor(INK)
    .moveDown(1.5);
  for (const [label, value] of text.facts)
    row(document, showable.bold(label), showable.body(value));
  for (const { heading, paragraphs } of text.sections) {
    document
      .moveDown(1.2)
      .font('bold')
      .fontSize(SIZE.heading)
      .text(showable.bold(heading))
      .moveDown(0.3)
      .font('body')
      .fontSize(SIZE.text);
    for (const paragraph of paragraphs)
      document.text(showable.body(paragraph), { lineGap: 2 }).moveDown(0.4);
  }
  feet(document, text, showable);
}

/** A label with its value beside it; a value of several lines stays in its column. */
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

/** Below the margin, on every page; written last, once their number is known. */
function feet(document: PDFKit.PDFDocument, { foot }: AgreementText, showable: Showable): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    const { bottom } = document.page.margins;
    document.page.margins.bottom = 0; // else what stands there would begin another page
    document
      .font('body')
      .fontSize(SIZE.foot)
      .fillColor(FAINT)
      .text(
        showable.body(foot(page - start + 1, count)),
        MARGIN,
        document.page.height - MARGIN / 2 - SIZE.foot,
        { lineBreak: false },
      );
    document.page.margins.bottom = bottom;
  }
}
