import { localTimeOf, type JsonObject, type Zone } from '#kit/eventsourcing';
import {
  CERTIFICATE_LABELS,
  DATE_STATUS_LABELS,
  STATUS_LABELS,
  type RegistrationDetail,
} from '#contexts/registrations';
import type { Locale } from '#platform/http';
import type { DateChangeAnswer, HistoryEntry } from '../http/history.response.js';
import type { StreamHistoryEntry } from '../http/stream-history.response.js';

type Dates = RegistrationDetail['participationDates'];

const WORDS = {
  en: { status: 'Status', date: 'Date of', certificate: 'certificate', text: 'Text' },
  fr: { status: 'Statut', date: 'Date du', certificate: 'certificat', text: 'Texte' },
} as const;
/** Stands for a text that the reader may not read. */
const WITHHELD = { en: 'Withheld', fr: 'Non communiqué' } as const;

/** The events of a registration as a page shows them: what changed first, in words, and then the data of the event. */
export function registrationEntries(
  events: readonly HistoryEntry[],
  zone: Zone,
  dates: Dates,
  locale: Locale,
): StreamHistoryEntry[] {
  const starts = new Map(
    dates.map(({ id, start }) => [id, localTimeOf(start, zone).replace('T', ' ')]),
  );
  return events.map((entry) => {
    const words = WORDS[locale];
    const changes = changesOf(entry, starts, locale);
    const text = entry.textWithheld ? WITHHELD[locale] : entry.text;
    const hasText = entry.text !== null || entry.textWithheld || entry.textErased;
    const data: JsonObject = {
      ...changes,
      ...entry.data,
      ...(hasText ? { [words.text]: text } : {}),
    };
    const { cause } = entry;
    return {
      ...entry,
      causedBy: cause?.event?.id ?? null,
      data,
      erased: entry.textErased ? [words.text] : [],
    };
  });
}

function changesOf(
  { status: { before, after }, dates }: HistoryEntry,
  starts: ReadonlyMap<string, string>,
  locale: Locale,
): JsonObject {
  const words = WORDS[locale];
  const named = (code: typeof after | null) => (code === null ? '–' : STATUS_LABELS[code][locale]);
  return {
    ...(before === after ? {} : { [words.status]: `${named(before)} → ${named(after)}` }),
    ...Object.fromEntries(
      dates.map((date) => [
        `${words.date} ${starts.get(date.date) ?? date.date}`,
        dateChange(date, locale),
      ]),
    ),
  };
}

function dateChange(
  { before, after, certificateBefore, certificateAfter }: DateChangeAnswer,
  locale: Locale,
): string {
  const then = before === null ? '–' : DATE_STATUS_LABELS[before][locale];
  const certificate =
    certificateBefore === certificateAfter
      ? ''
      : `, ${WORDS[locale].certificate}: ${CERTIFICATE_LABELS[certificateAfter][locale]}`;
  return `${then} → ${DATE_STATUS_LABELS[after][locale]}${certificate}`;
}
