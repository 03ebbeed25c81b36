import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';

const MOST = 200;

/** Who signed up for a slot. Asked only when it is opened. */
export function SlotPeople({ slot }: { readonly slot: string }) {
  const { t } = useTranslation(['initiatives', 'common']);
  const [open, setOpen] = useState(false);
  const found = queries.useQuery(
    'get',
    '/registrations',
    { params: { query: { slot, limit: MOST } } },
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
      {found.data && <People registrations={found.data.items} />}
      {found.data?.next && (
        <Link to="/registrations" search={{ slot } as never}>
          {t('slots.allPeople', { count: found.data.total ?? 0 })}
        </Link>
      )}
    </details>
  );
}

/** Those with a date on the slot, and its status. */
function People({
  registrations,
}: {
  readonly registrations: readonly Schemas['RegistrationListItem'][];
}) {
  const { t } = useTranslation('initiatives');
  if (registrations.length === 0) return <p className="soft">{t('slots.nobody')}</p>;
  return (
    <ul className="plain-list stack stack-tight">
      {registrations.map(({ id, employee, level, company, dateOnSlot }) => (
        <li key={id} className="row">
          <Link to="/registrations/$id" params={{ id }}>
            {employee.name}
          </Link>
          <span className="soft">{level ?? company.name}</span>
          {dateOnSlot && <Status status={dateOnSlot.status} label={dateOnSlot.label} />}
        </li>
      ))}
    </ul>
  );
}
