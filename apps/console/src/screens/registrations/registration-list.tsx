import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { Button } from '../../design/button.js';
import { SelectField, TextField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager, Table } from '../../design/table.js';
import { Tabs } from '../../design/tabs.js';
import { useDebounced } from '../../design/use-debounced.js';
import { useFilters } from '../../shell/use-filters.js';
import { useRegistrationColumns } from './registration-columns.js';

type Filters = Schemas['RegistrationSearchBody'];

const STATUSES = [
  'application',
  'conversation',
  'looking_for_mentee',
  'dates_to_be_confirmed',
  'awaiting_manager_approval',
  'in_progress',
  'awaiting_confirmation',
  'participated',
  'cancelled_rejected',
  'not_finalized',
] as const;
const SEARCH_AFTER_MILLISECONDS = 300;
const PAGE = 50;

/** Registrations of other people: tabs by status with counts, filters, search. */
export function RegistrationList() {
  const { t } = useTranslation(['registrations', 'common']);
  const [filters, setFilters] = useFilters();
  const found = queries.useQuery('post', '/registrations/search', { body: bodyOf(filters) });
  const columns = useRegistrationColumns();
  const page = found.data;
  return (
    <Page title={t('list.title')}>
      <StatusTabs />
      <FilterBar />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {page?.items.length === 0 && (
        <EmptyState title={t('common:list.empty')}>
          <p>{t('common:list.emptyFiltered')}</p>
          <Button onClick={() => setFilters(NO_FILTERS)}>{t('common:filters.clear')}</Button>
        </EmptyState>
      )}
      {page && page.items.length > 0 && (
        <>
          {page.total !== null && (
            <p className="soft" role="status">
              {t('common:list.count', { count: page.total })}
            </p>
          )}
          <Table
            caption={t('list.title')}
            rows={page.items}
            rowKey={({ id }) => id}
            columns={columns}
            sorting={{
              by: filters.sort,
              order: filters.order as 'asc' | 'desc' | undefined,
              onSort: (sort, order) => setFilters({ sort, order }),
            }}
          />
        </>
      )}
      <Pager previous={page?.previous} next={page?.next} onGo={(after) => setFilters({ after })} />
    </Page>
  );
}

const NO_FILTERS = Object.fromEntries(
  ['status', 'search', 'kind', 'overdue', 'next', 'from', 'to', 'certificate', 'sort', 'order'].map(
    (name) => [name, undefined],
  ),
);

/** The address's filters as the API takes them. */
function bodyOf({
  status,
  overdue,
  after,
  search,
  ...rest
}: Readonly<Record<string, string | undefined>>): Filters {
  const others = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  return {
    ...(others as Filters),
    limit: PAGE,
    ...(status && { status: status.split(',') as Filters['status'] & object }),
    ...(overdue && { overdue: overdue === 'true' }),
    ...(after && { after }),
    ...(search && { search }),
  };
}

function StatusTabs() {
  const { t } = useTranslation(['registrations', 'common']);
  const [{ status, ...rest }] = useFilters();
  const counts = queries.useQuery('get', '/registrations/counts');
  const kept = { ...rest, after: undefined };
  return (
    <Tabs
      label={t('list.byStatus')}
      tabs={[
        {
          key: 'all',
          label: t('common:filters.any'),
          count: counts.data?.total,
          to: '/registrations',
          search: kept,
          current: status === undefined,
        },
        ...STATUSES.map((key) => ({
          key,
          label: t(`status.${key}`),
          count: counts.data
            ? ((counts.data.byStatus as Readonly<Record<string, number>>)[key] ?? 0)
            : undefined,
          to: '/registrations',
          search: { ...kept, status: key },
          current: status === key,
        })),
      ]}
    />
  );
}

function FilterBar() {
  const { t } = useTranslation(['registrations', 'common']);
  const [filters, setFilters] = useFilters();
  const [words, setWords] = useState(filters.search ?? '');
  const settled = useDebounced(words, SEARCH_AFTER_MILLISECONDS);
  useEffect(() => {
    if (settled !== (filters.search ?? '')) setFilters({ search: settled || undefined });
    // Only what is typed changes the address; the address is read once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  const any = { value: '', label: t('common:filters.any') };
  return (
    <form className="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <TextField
        type="search"
        label={t('common:filters.search')}
        value={words}
        onChange={setWords}
      />
      <SelectField
        label={t('list.kind')}
        value={filters.kind ?? ''}
        options={[
          any,
          ...(['slots', 'open', 'mentoring'] as const).map((value) => ({
            value,
            label: t(`common:kinds.${value}`),
          })),
        ]}
        onChange={(kind) => setFilters({ kind: kind || undefined })}
      />
      <SelectField
        label={t('list.next')}
        value={filters.next ?? ''}
        options={[
          any,
          ...(['employee', 'coordinator', 'manager', 'nobody'] as const).map((value) => ({
            value,
            label: t(`next.${value}`),
          })),
        ]}
        onChange={(next) => setFilters({ next: next || undefined })}
      />
      <SelectField
        label={t('list.overdue')}
        value={filters.overdue ?? ''}
        options={[
          any,
          { value: 'true', label: t('common:filters.yes') },
          { value: 'false', label: t('common:filters.no') },
        ]}
        onChange={(overdue) => setFilters({ overdue: overdue || undefined })}
      />
      <TextField
        type="date"
        label={t('list.from')}
        value={filters.from ?? ''}
        onChange={(from) => setFilters({ from: from || undefined })}
      />
      <TextField
        type="date"
        label={t('list.to')}
        value={filters.to ?? ''}
        onChange={(to) => setFilters({ to: to || undefined })}
      />
    </form>
  );
}
