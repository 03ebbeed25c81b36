import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { formatInstant, formatMinutes, formatSpan } from '../../design/format.js';

export type Entry = Schemas['HistoryEntry'];

export interface HistoryWords {
  event(type: string): string;
  role(capacity: string): string;
  status(code: string): string;
  dateStatus(code: string): string;
  certificate(code: string): string;
  /** Who did it. The system has no name of its own in each language. */
  actor(actor: { readonly id: string | null; readonly name: string }): string;
  field(name: string): string;
  value(field: string, value: unknown, ofDate: boolean, zone: string): string;
}

const INSTANTS = new Set(['statusSince', 'nextSince', 'start', 'end', 'since']);
const MINUTES = new Set(['minutes', 'creditedMinutes']);

/** Texts of codes in histories. A code without a text is shown as it is. */
export function useHistoryWords(): HistoryWords {
  const { t } = useTranslation(['history', 'registrations', 'common']);
  const labels = useLabels();
  const text = (key: string, code: string): string =>
    (t as (key: string, options: object) => string)(key, { defaultValue: code });
  const words: HistoryWords = {
    event: (type) => labels.event(type),
    role: (capacity) => text(`common:roles.${capacity}`, labels.choice(capacity)),
    status: (code) => text(`registrations:status.${code}`, code),
    dateStatus: (code) => text(`history:dateStatus.${code}`, code),
    certificate: (code) => text(`history:certificate.${code}`, code),
    actor: ({ id, name }) => (id === null ? t('common:roles.system') : name),
    field: (name) => text(`history:field.${name}`, name),
    value(field, value, ofDate, zone) {
      if (value === null || value === undefined || value === '') return t('common:none');
      if (typeof value === 'boolean')
        return value ? t('common:filters.yes') : t('common:filters.no');
      if (field === 'deadlines') return deadlines(value, words, zone) || t('common:none');
      if (Array.isArray(value)) return value.join(', ') || t('common:none');
      if (typeof value === 'object') return JSON.stringify(value);
      const code = String(value);
      if (INSTANTS.has(field)) return formatInstant(code, zone);
      if (MINUTES.has(field)) return formatMinutes(Number(value));
      if (field === 'status') return ofDate ? words.dateStatus(code) : words.status(code);
      if (field === 'certificate') return words.certificate(code);
      if (field === 'nextActor') return text(`registrations:next.${code}`, code);
      if (field === 'kind') return text(`registrations:date.${code}`, code);
      if (field === 'reason') return text(`history:reason.${code}`, code);
      return code;
    },
  };
  return words;
}

function deadlines(value: unknown, words: HistoryWords, zone: string): string {
  return (value as readonly Schemas['DeadlineAnswer'][])
    .map(({ kind, at }) => `${words.event(kind)} (${formatInstant(at, zone)})`)
    .join(', ');
}

interface Selected {
  readonly date?: string;
  readonly start?: string;
  readonly end?: string | null;
}

/** The times of a history's dates, by id, as they were chosen. */
export function datesOf(events: readonly Entry[], zone: string): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap(({ type, data }) => {
      const { date, start, end } = data as Selected;
      return type === 'DateSelected' && date !== undefined && start !== undefined
        ? [[date, formatSpan(start, end ?? null, zone)] as const]
        : [];
    }),
  );
}

export type Clock = 'recorded' | 'happened';

export const instantOn = (clock: Clock, entry: Entry): string =>
  clock === 'recorded' ? entry.recordedAt : entry.occurredAt;

/** An instant at which something happened or was recorded, with what. */
export interface Stop {
  readonly instant: string;
  readonly types: readonly string[];
}

/** The instants of a history on a clock, in their order. */
export function stopsOf(events: readonly Entry[], clock: Clock): readonly Stop[] {
  const byInstant = Map.groupBy(events, (entry) => instantOn(clock, entry));
  return [...byInstant]
    .map(([instant, entries]) => ({ instant, types: entries.map(({ type }) => type) }))
    .sort((one, other) => one.instant.localeCompare(other.instant));
}
