import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { Picker } from '../../commands/pickers.js';
import { Button } from '../../design/button.js';
import '../../design/chart.css';
import { SelectField, TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';
import { STATUSES } from '../exports/export-request.js';
import { useHistoryWords } from '../history/history-words.js';
import { AtEnds } from './at-ends.js';
import { ByPart } from './by-part.js';
import { chosen, type Counts } from './chosen.js';
import { Figure } from './figure.js';
import { HoursAndPeople } from './hours-and-people.js';
import { SignUps } from './sign-ups.js';

/** Registrations by status, today and at each month’s end; hours and people; sign-ups; registrations by level and nonprofit. */
export function Overview() {
  const { t } = useTranslation('overview');
  const [filters] = useFilters();
  return (
    <Page title={t('title')}>
      <Filters />
      <ByStatus filters={filters} />
      <AtEnds filters={filters} />
      <HoursAndPeople filters={filters} />
      <SignUps filters={filters} />
      <ByPart filters={filters} />
    </Page>
  );
}

function Filters() {
  const { t } = useTranslation(['overview', 'common']);
  const [filters, setFilters] = useFilters();
  const words = useHistoryWords();
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
        <SelectField
          label={t('shown')}
          value={filters.shown ?? ''}
          options={[
            { value: '', label: t('all') },
            ...STATUSES.registrations.map((value) => ({ value, label: words.status(value) })),
          ]}
          onChange={(shown) => setFilters({ shown: shown || undefined })}
        />
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
              shown: undefined,
              since: undefined,
              until: undefined,
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
