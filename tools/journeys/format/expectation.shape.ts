import {
  CERTIFICATES,
  DATE_REASONS,
  DATE_STATUSES,
  PARTNERSHIP_STATUSES,
  REASONS,
  STATUSES,
} from '../../../apps/all-in-one/scenario/journey-vocabulary.js';
import { EVENTS, MAILS } from '../../../apps/all-in-one/scenario/journey-events.js';
import type {
  ExpectedDate,
  ExpectedMails,
  Expectations,
} from '../../../apps/all-in-one/scenario/journey.types.js';
import { list, object, optional, record, refuse, type Shape } from './shape.js';
import { choice, integer } from './values.js';

type Entry<T> = { name: string; line: number; value: T };

/** A record whose every entry becomes an expectation; the entry's name is taken apart by `about`. */
function expectations<T, About extends object, E extends object>(
  item: Shape<T>,
  about: (entry: Entry<T>) => About | undefined,
  expected: (value: T) => E,
  names = 'a name',
): Shape<({ line: number } & About & E)[]> {
  const entries = record(item);
  return (place) =>
    entries(place)?.flatMap((entry) => {
      const subject = about(entry);
      if (subject) return [{ line: entry.line, ...subject, ...expected(entry.value) }];
      place.sheet.report(entry.line, `'${entry.name}' in ${place.label} must be ${names}`);
      return [];
    });
}

const ofRegistration = ({ name }: { name: string }) => ({ registration: name });
/** A registration's name has no dot: the date's is what follows the first. */
const ofDate = ({ name }: { name: string }) =>
  halves(name, '.', (registration, date) => ({ registration, date }));
const ofPartnership = ({ name }: { name: string }) =>
  halves(name, '/', (company, nonprofit) => ({ company, nonprofit }));

function halves<T>(
  text: string,
  separator: string,
  whole: (left: string, right: string) => T,
): T | undefined {
  const at = text.indexOf(separator);
  return at > 0 && at < text.length - 1 ? whole(text.slice(0, at), text.slice(at + 1)) : undefined;
}

const liveStatuses = DATE_STATUSES.filter((status) => status !== 'cancelled');
const liveStatus = choice(liveStatuses, 'date status');
const dateReason = choice(DATE_REASONS, 'cancellation reason');

/** A date's status; of a cancelled one always with the reason: `cancelled/employee_cancelled`. */
const dateStatus: Shape<Pick<ExpectedDate, 'status' | 'reason'>> = (place) => {
  const { source } = place;
  const text = source.type === 'scalar' ? source.text : '';
  if (text === 'cancelled') return refuse(place, 'cancelled/REASON');
  if (source.type !== 'scalar' || !text.startsWith('cancelled/')) {
    const status = liveStatus(place);
    return status && { status };
  }
  const written = text.slice('cancelled/'.length);
  const reason = dateReason({ ...place, source: { ...source, value: written, text: written } });
  return reason && { status: 'cancelled', reason };
};

/** How many mails of each kind; `{}` means none at all. */
const mailCounts: Shape<ExpectedMails['counts']> = object(
  Object.fromEntries(MAILS.map((mail) => [mail, optional(integer(0))])),
);

const plainly = <T>(expected: T) => ({ expected });
const A_DATE = 'a registration and its date, such as r1.d1';

const then = object({
  status: optional(expectations(choice(STATUSES, 'status'), ofRegistration, plainly)),
  dates: optional(expectations(dateStatus, ofDate, (expected) => expected, A_DATE)),
  certificates: optional(
    expectations(choice(CERTIFICATES, 'certificate'), ofDate, plainly, A_DATE),
  ),
  reasons: optional(
    expectations(choice(['none', ...REASONS] as const, 'reason'), ofRegistration, plainly),
  ),
  mails: optional(
    expectations(
      mailCounts,
      ({ name }) => ({ person: name }),
      (counts) => ({ counts }),
    ),
  ),
  history: optional(
    expectations(list(choice(EVENTS, 'event'), 'an event'), ofRegistration, (events) => ({
      events,
    })),
  ),
  partnership: optional(
    expectations(
      choice(PARTNERSHIP_STATUSES, 'partnership status'),
      ofPartnership,
      plainly,
      'a company and a nonprofit, such as acme/helpers',
    ),
  ),
});

/** The `then` of a step. */
export const thenShape: Shape<Expectations> = (place) => {
  const read = then(place);
  const nothing = {
    status: [],
    dates: [],
    certificates: [],
    reasons: [],
    mails: [],
    history: [],
    partnership: [],
  };
  return read && { line: place.line, ...nothing, ...read };
};
