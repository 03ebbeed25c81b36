import type { Instant, Json } from '#kit/eventsourcing';
import type { StreamHistoryEntry } from '../http/stream-history.response.js';
import { SYSTEM, WITHHELD } from '../timeline/actor-labels.js';
import type { StreamVerification } from '../verify/verify-stream.js';
import type { PageLabels } from './page-labels.js';

/** An instant in UTC, to the second. */
export const timeOf = (instant: Instant): string => instant.slice(0, 19).replace('T', ' ');

/** The statement whether the chain was verified, and up to which seal. */
export function statementOf(
  { events, problems, seal, sealed }: StreamVerification,
  labels: PageLabels,
): string[] {
  return [
    problems.length === 0 ? labels.verified(events) : labels.broken(problems.length),
    ...problems.map(({ message }) => message),
    seal === null || sealed === null
      ? labels.unsealed
      : labels.sealed(sealed.day, seal, sealed.revision),
  ];
}

/** An event in words: on a page, a line of CSV or in a PDF. */
export interface HistoryLine {
  readonly number: number;
  readonly occurredAt: Instant;
  readonly happened: string;
  /** Empty where it was recorded when it happened. */
  readonly recorded: string;
  readonly type: string;
  readonly summary: string;
  readonly who: string;
  readonly capacity: string;
  readonly data: readonly { readonly label: string; readonly value: string }[];
}

export function lineOf(entry: StreamHistoryEntry, labels: PageLabels): HistoryLine {
  const { revision, type, summary, occurredAt, recordedAt, actor, capacity, mandate, via } = entry;
  return {
    number: revision,
    occurredAt,
    happened: timeOf(occurredAt),
    recorded: recordedAt === occurredAt ? '' : `${labels.recorded} ${timeOf(recordedAt)}`,
    type,
    summary: labels.summary(type, summary),
    who: nameOf(actor, labels),
    capacity: [
      labels.as(capacity),
      ...(mandate === null ? [] : [labels.mandate(mandate)]),
      ...(via === null ? [] : [labels.via[via]]),
    ].join(', '),
    data: Object.entries(entry.data).map(([label, value]) => ({
      label,
      value: entry.erased.includes(label) ? labels.erased : textOf(value ?? null),
    })),
  };
}

function nameOf({ id, name }: StreamHistoryEntry['actor'], labels: PageLabels): string {
  if (id !== null) return name;
  return { [SYSTEM]: labels.system, [WITHHELD]: labels.withheld }[name] ?? name;
}

const textOf = (value: Json): string =>
  typeof value === 'string' ? value : value === null ? '–' : JSON.stringify(value);
