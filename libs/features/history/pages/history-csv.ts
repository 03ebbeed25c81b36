import { csvLine } from '#features/exports';
import { mapInSlices } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import type { StreamVerification } from '../verify/verify-stream.js';
import { lineOf, statementOf } from './history-lines.js';
import { PAGE_LABELS } from './page-labels.js';
import type { PageHistory } from './page-kinds.js';

/** Excel needs the byte order mark to detect UTF-8. */
const BOM = '\uFEFF';

/** A history as CSV, a part for each page of events. The last lines say whether the chain was verified, and up to which seal. */
export async function* historyCsv(
  pages: AsyncIterable<PageHistory>,
  verification: StreamVerification,
  locale: Locale,
): AsyncGenerator<string> {
  const labels = PAGE_LABELS[locale];
  const separator = locale === 'fr' ? ';' : ',';
  yield BOM + csvLine(labels.columns, separator);
  for await (const { items } of pages) {
    const lines = await mapInSlices(items, (entry) => {
      const { number, type, summary, who, capacity, data } = lineOf(entry, labels);
      const words = data.map(({ label, value }) => `${label}: ${value}`).join('\n');
      return csvLine(
        [
          number,
          entry.occurredAt,
          entry.recordedAt,
          type,
          summary,
          who,
          capacity,
          words,
          entry.hash,
        ],
        separator,
      );
    });
    yield lines.join('');
  }
  yield statementOf(verification, labels)
    .map((sentence) => csvLine(['', '', '', '', sentence, '', '', '', ''], separator))
    .join('');
}
