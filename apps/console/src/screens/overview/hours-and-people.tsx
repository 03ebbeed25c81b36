import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import type { Search } from '../../shell/search.js';
import { chosen, rangeOf } from './chosen.js';
import { Figure, type Series } from './figure.js';
import { hoursByGroup, hoursOf } from './hours.js';
import { monthWords } from './period-words.js';

const MONTH_LENGTH = 'YYYY-MM'.length;

interface HoursProps {
  readonly filters: Search;
}

/** Credited hours and people who took part, by month, by nonprofit and by network level. */
export function HoursAndPeople({ filters }: HoursProps) {
  return (
    <>
      <ByMonth filters={filters} />
      <ByGroup filters={filters} by="nonprofit" />
      <ByGroup filters={filters} by="level" />
    </>
  );
}

function useTally(filters: Search, by: 'nonprofit' | 'level') {
  const { since, until } = rangeOf(filters);
  return queries.useQuery('get', '/registrations/tally', {
    params: {
      query: {
        ...chosen(filters),
        firstMonth: since.slice(0, MONTH_LENGTH),
        lastMonth: until.slice(0, MONTH_LENGTH),
        by,
      },
    },
  });
}

function ByMonth({ filters }: HoursProps) {
  const { t } = useTranslation(['overview', 'common']);
  const found = useTally(filters, 'nonprofit');
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  const tallies = new Map(found.data.map((one) => [one.month, one]));
  const rows = found.data.map(({ month }) => ({ key: month, ...monthWords(month) }));
  const hours: Series = {
    key: 'hours',
    label: t('hours.hours'),
    unit: t('hours.hours'),
    valueOf: (month) => hoursOf(tallies.get(month)?.minutes ?? 0),
  };
  const people: Series = {
    key: 'people',
    label: t('hours.people'),
    unit: t('hours.people'),
    valueOf: (month) => tallies.get(month)?.people ?? 0,
  };
  const shared = { of: t('month'), rows, note: t('hours.note'), overTime: true };
  return (
    <>
      <Figure {...shared} title={t('hours.byMonth')} series={[hours]} file="hours-by-month" />
      <Figure
        {...shared}
        title={t('hours.peopleByMonth')}
        series={[people]}
        file="people-by-month"
      />
    </>
  );
}

function ByGroup({ filters, by }: HoursProps & { readonly by: 'nonprofit' | 'level' }) {
  const { t } = useTranslation(['overview', 'common']);
  const found = useTally(filters, by);
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  const groups = hoursByGroup(found.data).map(({ label, ...group }) => ({
    ...group,
    label: label || t('common:none'),
  }));
  const hours = new Map(groups.map((group) => [group.key, group.hours]));
  return (
    <Figure
      title={t(`hours.by.${by}`)}
      note={t('hours.note')}
      of={t(by)}
      rows={groups}
      series={[
        {
          key: 'hours',
          label: t('hours.hours'),
          unit: t('hours.hours'),
          valueOf: (key) => hours.get(key) ?? 0,
        },
      ]}
      file={`hours-by-${by}`}
    />
  );
}
