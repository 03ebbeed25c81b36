import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { formatDay, formatZoned, formatNumber } from '../../design/format.js';
import { Status } from '../../design/status.js';
import type { Column } from '../../design/table.js';

type Item = Schemas['RegistrationListItem'];

/** Columns of a list of registrations. */
export function useRegistrationColumns(): readonly Column<Item>[] {
  const { t } = useTranslation('registrations');
  return [
    {
      key: 'employee',
      label: t('column.employee'),
      heading: true,
      cell: ({ id, employee }) => (
        <Link to="/registrations/$id" params={{ id }}>
          {employee.name}
        </Link>
      ),
    },
    {
      key: 'initiative',
      label: t('column.initiative'),
      cell: ({ initiative }) => initiative.title,
    },
    { key: 'nonprofit', label: t('column.nonprofit'), cell: ({ nonprofit }) => nonprofit.name },
    { key: 'level', label: t('column.level'), cell: ({ level, company }) => level ?? company.name },
    {
      key: 'status',
      label: t('column.status'),
      cell: ({ status, label, overdue }) => (
        <>
          <Status status={status} label={label} />
          {overdue && <span className="small field-error"> {t('overdue')}</span>}
        </>
      ),
    },
    {
      key: 'next',
      label: t('column.next'),
      sort: 'waiting',
      cell: ({ nextActor, nextSince, zone }) => (
        <>
          {t(`next.${nextActor}`)}
          {nextActor !== 'nobody' && nextSince !== null && (
            <span className="small soft"> · {t('since', { day: formatDay(nextSince, zone) })}</span>
          )}
        </>
      ),
    },
    {
      key: 'nextDate',
      label: t('column.nextDate'),
      sort: 'next_date',
      cell: ({ nextDate, zone }) => (nextDate === null ? '–' : formatZoned(nextDate, zone)),
    },
    {
      key: 'dates',
      label: t('column.dates'),
      number: true,
      cell: ({ dates }) => formatNumber(dates.total),
    },
    {
      key: 'applied',
      label: t('column.applied'),
      sort: 'applied',
      cell: ({ appliedAt, zone }) => formatDay(appliedAt, zone),
    },
  ];
}
