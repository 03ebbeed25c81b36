import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { Picker } from '../../commands/pickers.js';
import { Button } from '../../design/button.js';
import '../../design/chart.css';
import { SelectField, TextField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';
import { STATUSES } from '../exports/export-request.js';
import { useHistoryWords } from '../history/history-words.js';
import { Figure } from './figure.js';
import { HoursAndPeople } from './hours-and-people.js';
import { monthWords, weekWords } from './period-words.js';

const chosen = ({ level, nonprofit, from, to }: Search) => ({
  ...(level && { level }),
  ...(nonprofit && { nonprofit }),
  ...(from && { from }),
  ...(to && { to }),
});

/** Registrations by status, today and by sign-up; hours and people. */
export function Overview() {
  const { t } = useTranslation('overview');
  const [filters] = useFilters();
  return (
    <Page title={t('title')}>
      <Filters />
      <ByStatus filters={filters} />
      <OverTime filters={filters} />
      <HoursAndPeople key={JSON.stringify(chosen(filters))} filters={filters} />
    </Page>
  );
}

function Filters() {
  const { t } = useTranslation(['overview', 'common']);
  const [filters, setFilters] = useFilters();
  const picker = (name: 'level' | 'nonprofit') => (
    <Picker
      field={{ name, type: 'id', required: false, many: false, nullable: false }}
      subject={{ zone: 'UTC' }}
      label={t(name)}
      value={filters[name] ?? ''}
      error={undefined}
      onChange={(value) => setFilters({ [name]: String(value ?? '') || undefined })}
    />
  );
  return (
    <form
      className="stack stack-tight no-print"
      role="search"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="filters">
        <SelectField
          label={t('step')}
          value={filters.step ?? 'month'}
          options={(['month', 'week'] as const).map((value) => ({
            value,
            label: t(`steps.${value}`),
          }))}
          onChange={(step) => setFilters({ step })}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            type="date"
            label={t(name)}
            value={filters[name] ?? ''}
            onChange={(value) => setFilters({ [name]: value || undefined })}
          />
        ))}
        {picker('level')}
      </div>
      <details className="disclosure">
        <summary>{t('oneNonprofit')}</summary>
        {picker('nonprofit')}
      </details>
      <div>
        <Button
          onClick={() =>
            setFilters({
              step: undefined,
              from: undefined,
              to: undefined,
              level: undefined,
              nonprofit: undefined,
            })
          }
        >
          {t('common:filters.clear')}
        </Button>
      </div>
    </form>
  );
}

type Counts = Readonly<Record<string, number>>;

function ByStatus({ filters }: { readonly filters: Search }) {
  const { t } = useTranslation(['overview', 'common']);
  const words = useHistoryWords();
  const found = queries.useQuery('get', '/registrations/counts', {
    params: { query: chosen(filters) },
  });
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  const counts = found.data.byStatus as Counts;
  return (
    <Figure
      title={t('byStatus.title')}
      note={t('byStatus.note', { count: found.data.total })}
      of={t('status')}
      rows={STATUSES.registrations.map((key) => ({ key, label: words.status(key) }))}
      series={[
        {
          key: 'registrations',
          label: t('registrations'),
          unit: t('registrations'),
          valueOf: (key) => counts[key] ?? 0,
        },
      ]}
      file="registrations-by-status"
    />
  );
}

function OverTime({ filters }: { readonly filters: Search }) {
  const { t } = useTranslation(['overview', 'common']);
  const step = filters.step === 'week' ? 'week' : 'month';
  const found = queries.useQuery('get', '/registrations/counts-over-time', {
    params: { query: { ...chosen(filters), step } },
  });
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  if (found.data.length === 0)
    return <EmptyState title={t('overTime.empty')}>{t('overTime.emptyText')}</EmptyState>;
  return <Periods periods={found.data} step={step} />;
}

interface PeriodsProps {
  readonly periods: readonly Schemas['PeriodCounts'][];
  readonly step: 'month' | 'week';
}

function Periods({ periods, step }: PeriodsProps) {
  const { t } = useTranslation('overview');
  const words = useHistoryWords();
  const [{ shown = '' }, setFilters] = useFilters();
  const found = new Map(periods.map((one) => [one.period, one]));
  const valueOf = (key: string): number => {
    const one = found.get(key);
    return (shown === '' ? one?.total : (one?.byStatus as Counts)[shown]) ?? 0;
  };
  return (
    <>
      <SelectField
        label={t('overTime.shown')}
        value={shown}
        options={[
          { value: '', label: t('overTime.all') },
          ...STATUSES.registrations.map((value) => ({ value, label: words.status(value) })),
        ]}
        onChange={(value) => setFilters({ shown: value || undefined })}
      />
      <Figure
        title={
          shown === ''
            ? t('overTime.title')
            : t('overTime.titleOf', { status: words.status(shown) })
        }
        note={t('overTime.note')}
        of={t(`steps.${step}`)}
        rows={periods.map(({ period }) => ({
          key: period,
          ...(step === 'month' ? monthWords(period.slice(0, 'YYYY-MM'.length)) : weekWords(period)),
        }))}
        series={[
          { key: 'registrations', label: t('registrations'), unit: t('registrations'), valueOf },
        ]}
        overTime
        file={`registrations-by-${step}`}
      />
    </>
  );
}
