import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { formatMinutes, formatSpan } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';

/** The certificates of the dates on which the person took part. Asked only when they are opened. */
export function Certificates({ item }: { readonly item: Schemas['DashboardItem'] }) {
  const { t } = useTranslation(['registrations', 'common']);
  const [open, setOpen] = useState(false);
  const found = queries.useQuery(
    'get',
    '/registrations/{registration}',
    { params: { path: { registration: item.id } } },
    { enabled: open },
  );
  const { participated, toCertify } = item.dates;
  const dates = found.data?.participationDates.filter(
    ({ certificate }) => certificate.status !== 'none',
  );
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('own.certificates', { count: participated })}
        {toCertify > 0 && <> · {t('own.toCertify', { count: toCertify })}</>}
      </summary>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {open && found.isPending && <Loading label={t('common:loading')} />}
      <ul className="plain-list">
        {dates?.map(({ id, start, end, zone, certificate, creditedMinutes }) => (
          <li key={id} className="row">
            <time dateTime={start}>{formatSpan(start, end, zone)}</time>
            {creditedMinutes !== null && (
              <span className="soft">
                {t('date.credited', { minutes: formatMinutes(creditedMinutes) })}
              </span>
            )}
            <Status status={certificate.status} label={certificate.label} />
          </li>
        ))}
      </ul>
    </details>
  );
}
