import { setImmediate as otherWork } from 'node:timers/promises';
import { csvLine } from '#features/exports';
import type { Instant } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import type { VerificationBody } from '../http/dto/history-jobs.dto.js';

/** Findings of a PDF. More are for CSV. */
export const MOST_PDF_FINDINGS = 2_000;
/** Excel needs the byte order mark to detect UTF-8. */
const BOM = '\uFEFF';

/** An outcome of a verification: a finding, progress, or at last the result. */
export interface VerificationOutcome {
  readonly outcome: string;
  readonly kind?: string;
  readonly stream?: string | null;
  readonly revision?: number | null;
  readonly position?: string | null;
  readonly seal?: number | null;
  readonly message?: string;
  readonly events?: number;
  readonly seals?: number;
  readonly problems?: number;
}

/** A verification that has ended, with its outcomes part by part. */
export interface EndedVerification {
  readonly what: VerificationBody['what'];
  readonly registration: string | null;
  readonly requestedAt: Instant;
  readonly locale: Locale;
  outcomes(): AsyncIterable<readonly VerificationOutcome[]>;
}

const RESULTS = ['intact', 'modified'];
const isResult = ({ outcome }: VerificationOutcome): boolean => RESULTS.includes(outcome);

interface Labels {
  readonly title: Readonly<Record<VerificationBody['what'], string>>;
  readonly columns: readonly string[];
  readonly result: (outcome: VerificationOutcome) => string;
  readonly asked: string;
  readonly registration: string;
  readonly more: string;
}

const LABELS: Readonly<Record<Locale, Labels>> = {
  en: {
    title: {
      log: 'Verification of the log',
      seals: 'Verification of the seals',
      registration: 'Verification of a registration',
    },
    columns: ['Finding', 'Stream', 'Revision', 'Position', 'Seal', 'Explanation'],
    result: ({ outcome, problems = 0, ...counts }) =>
      `${outcome === 'intact' ? 'Intact' : 'Modified'}. ${counted(counts, 'events', 'seals')}, problems: ${problems}.`,
    asked: 'Asked for at',
    registration: 'Registration',
    more: `Only the first ${MOST_PDF_FINDINGS} findings are shown. The CSV file has all of them.`,
  },
  fr: {
    title: {
      log: 'Vérification du journal',
      seals: 'Vérification des sceaux',
      registration: 'Vérification d’une inscription',
    },
    columns: ['Constat', 'Flux', 'Révision', 'Position', 'Sceau', 'Explication'],
    result: ({ outcome, problems = 0, ...counts }) =>
      `${outcome === 'intact' ? 'Intact' : 'Modifié'}. ${counted(counts, 'événements', 'sceaux', '\u00a0:')}, problèmes\u00a0: ${problems}.`,
    asked: 'Demandée le',
    registration: 'Inscription',
    more: `Seuls les ${MOST_PDF_FINDINGS} premiers constats sont affichés. Le fichier CSV les contient tous.`,
  },
};

const counted = (
  { events, seals }: Pick<VerificationOutcome, 'events' | 'seals'>,
  ofEvents: string,
  ofSeals: string,
  colon = ':',
): string =>
  seals === undefined
    ? `${ofEvents}${colon} ${events ?? 0}`.replace(/^./, (first) => first.toUpperCase())
    : `${ofSeals}${colon} ${seals}`.replace(/^./, (first) => first.toUpperCase());

/** A verification as CSV, a line for each finding, part by part. The last line is the result. */
export async function* verificationCsv(ended: EndedVerification): AsyncGenerator<string> {
  const labels = LABELS[ended.locale];
  const separator = ended.locale === 'fr' ? ';' : ',';
  yield BOM + csvLine(labels.columns, separator);
  for await (const outcomes of ended.outcomes()) {
    const lines = outcomes.flatMap((one) => {
      if (isResult(one)) return [csvLine(['', '', '', '', '', labels.result(one)], separator)];
      if (one.outcome !== 'problem') return [];
      const { kind = '', stream, revision, position, seal, message = '' } = one;
      return [
        csvLine(
          [kind, stream ?? '', revision ?? '', position ?? '', seal ?? '', message],
          separator,
        ),
      ];
    });
    yield lines.join('');
  }
}

/** A verification as an A4 PDF, up to {@link MOST_PDF_FINDINGS} findings; other work has its turn in between. */
export async function verificationPdf(ended: EndedVerification): Promise<PDFKit.PDFDocument> {
  const { ReportDocument, SIZE } = await import('../pages/report-document.js');
  const { locale, what, registration, requestedAt } = ended;
  const labels = LABELS[locale];
  const pdf = new ReportDocument(labels.title[what], locale, requestedAt);
  pdf.write('bold', SIZE.title, labels.title[what]);
  if (registration !== null) pdf.write('body', SIZE.name, `${labels.registration} ${registration}`);
  pdf.write('body', SIZE.text, `${labels.asked} ${requestedAt.slice(0, 16).replace('T', ' ')} UTC`);
  let findings = 0;
  for await (const outcomes of ended.outcomes())
    for (const one of outcomes) {
      if (isResult(one)) {
        pdf.gap();
        if (findings > MOST_PDF_FINDINGS) pdf.write('body', SIZE.text, labels.more);
        pdf.write('bold', SIZE.event, labels.result(one));
      } else if (one.outcome === 'problem') {
        findings += 1;
        if (findings > MOST_PDF_FINDINGS) continue;
        pdf.write('body', SIZE.text, `${findings}  ${one.message ?? one.kind ?? ''}`);
        await otherWork();
      }
    }
  return pdf.end();
}
