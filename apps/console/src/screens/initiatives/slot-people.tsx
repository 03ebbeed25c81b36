import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';
import type { Slot } from './initiative-words.js';

interface SlotPeopleProps {
  readonly initiative: string;
  readonly slot: Slot;
}

const DAY_MILLISECONDS = 86_400_000;
const MOST = 200;

/** The day before or after an instant: registrations are found by days in the zones of their companies. */
const dayBeside = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);

/** Who signed up for a slot. Asked only when it is opened. */
export function SlotPeople({ initiative, slot }: SlotPeopleProps) {
  const { t } = useTranslation(['initiatives', 'common']);
  const [open, setOpen] = useState(false);
  const found = queries.useQuery(
    'get',
    '/registrations',
    {
      params: {
        query: {
          initiative,
          dateFrom: dayBeside(slot.start, -1),
          dateTo: dayBeside(slot.end, 1),
          limit: MOST,
        },
      },
    },
    { enabled: open },
  );
  return (
    <details
      className="disclosure no-print"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('slots.people')}</summary>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {open && found.isPending && <Loading label={t('common:loading')} />}
      {found.data && <People registrations={found.data.items} slot={slot.id} />}
    </details>
  );
}

interface PeopleProps {
  readonly registrations: readonly Schemas['RegistrationListItem'][];
  readonly slot: string;
}

/** Of registrations with a date near the slot, those with a date on it. */
function People({ registrations, slot }: PeopleProps) {
  const { t } = useTranslation(['initiatives', 'common']);
  const details = useQueries({
    queries: registrations.map(({ id }) =>
      queries.queryOptions('get', '/registrations/{registration}', {
        params: { path: { registration: id } },
      }),
    ),
  });
  if (details.some(({ isPending }) => isPending)) return <Loading label={t('common:loading')} />;
  const people = details.flatMap(({ data }) => {
    const date = data?.participationDates.find(
      (candidate) => candidate.slot === slot && candidate.status !== 'cancelled',
    );
    return data && date ? [{ registration: data, date }] : [];
  });
  if (people.length === 0) return <p className="soft">{t('slots.nobody')}</p>;
  return (
    <ul className="plain-list stack stack-tight">
      {people.map(({ registration, date }) => (
        <li key={registration.id} className="row">
          <Link to="/registrations/$id" params={{ id: registration.id }}>
            {registration.employee.name}
          </Link>
          <span className="soft">{registration.level ?? registration.company.name}</span>
          <Status status={date.status} label={date.label} />
        </li>
      ))}
    </ul>
  );
}
