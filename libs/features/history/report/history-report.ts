import Handlebars from 'handlebars';
import { localTimeOf, mapInSlices, type Instant } from '#kit/eventsourcing';
import {
  CERTIFICATE_LABELS,
  DATE_STATUS_LABELS,
  STATUS_LABELS,
  type RegistrationDetail,
} from '#contexts/registrations';
import type {
  CauseAnswer,
  DateChangeAnswer,
  HistoryAnswer,
  HistoryEntry,
} from '../http/history.response.js';
import {
  REPORT_LAYOUT,
  REPORT_ROW,
  type ReportPage,
  type ReportRow,
} from './history-report.layout.js';

type Dates = Pick<RegistrationDetail, 'participationDates'>['participationDates'];
const handlebars = Handlebars.create();
const page = handlebars.compile<ReportPage>(REPORT_LAYOUT, { strict: true });
const row = handlebars.compile<ReportRow>(REPORT_ROW, { strict: true });

/**
 * Renders a history, which may be long, as an HTML page; other work has its turn in between.
 * @param dates the registration's dates, shown by their times
 */
export async function renderReport(
  history: HistoryAnswer,
  dates: Dates,
  readAt: Instant,
): Promise<string> {
  const {
    zone,
    employee,
    initiative,
    nonprofit,
    company,
    status,
    registration,
    total,
    revision,
    position,
    events,
  } = history;
  const local = (instant: Instant) => localTimeOf(instant, zone).replace('T', ' ');
  const names = new Map(
    dates.map(({ id, kind, start }) => [id, `${KINDS[kind] ?? kind} of ${local(start)}`]),
  );
  const rows = await mapInSlices(events, (entry) => row(rowOf(entry, local, names)));
  return page({
    employee: employee.name,
    initiative: initiative.title,
    nonprofit: nonprofit.name,
    company: company.name,
    status: STATUS_LABELS[status].en,
    registration,
    shown: events.length,
    total,
    readAt: local(readAt),
    revision,
    position,
    zone,
    rows: rows.join(''),
  });
}

const KINDS: Readonly<Record<string, string>> = {
  slot: 'Date',
  period: 'Engagement period',
  session: 'Session',
};

function rowOf(
  entry: HistoryEntry,
  local: (instant: Instant) => string,
  names: ReadonlyMap<string, string>,
): ReportRow {
  const { revision, type, summary, id, occurredAt, recordedAt, actor, status } = entry;
  const before = status.before === null ? '' : STATUS_LABELS[status.before].en;
  const after = STATUS_LABELS[status.after].en;
  return {
    number: revision,
    occurredAt,
    happened: local(occurredAt),
    recordedAt,
    recorded: recordedAt === occurredAt ? '' : local(recordedAt),
    type,
    summary,
    text: entry.text ?? '',
    note: noteOf(entry),
    id,
    who: actor.name,
    capacity: capacityOf(entry),
    cause: causeOf(entry.cause),
    status: before === after ? after : before === '' ? `→ ${after}` : `${before} → ${after}`,
    dates: entry.dates.map(
      (change) => `${names.get(change.date) ?? change.date}: ${changeOf(change)}`,
    ),
  };
}

function noteOf({ textWithheld, textErased }: HistoryEntry): string {
  if (textWithheld) return 'A message was written; its text is for the two sides.';
  return textErased ? 'The text can no longer be read: a person whom it concerns was erased.' : '';
}

const capacityOf = ({ capacity, mandate, via }: HistoryEntry): string =>
  [
    `as ${capacity}`,
    ...(mandate === null ? [] : [`on behalf of the nonprofit, mandate ${mandate}`]),
    ...(via === null ? [] : [{ link: 'by a link in a mail', cli: 'on the command line' }[via]]),
  ].join(', ');

function causeOf(cause: CauseAnswer | null): string {
  if (cause === null) return '';
  if (cause.event)
    return `because of ${cause.event.type} by ${cause.event.actor.name} (${cause.event.capacity}): ${cause.event.summary}`;
  return cause.rule ?? 'the log does not hold the cause';
}

function changeOf({
  before,
  after,
  certificateBefore,
  certificateAfter,
}: DateChangeAnswer): string {
  const status =
    before === after
      ? ''
      : before === null
        ? DATE_STATUS_LABELS[after].en
        : `${DATE_STATUS_LABELS[before].en} → ${DATE_STATUS_LABELS[after].en}`;
  const certificate =
    certificateBefore === certificateAfter
      ? ''
      : `certificate: ${CERTIFICATE_LABELS[certificateAfter].en}`;
  return [status, certificate].filter(Boolean).join('; ');
}
