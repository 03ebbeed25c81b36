import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { Button } from '../../design/button.js';
import { SelectField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager, Table } from '../../design/table.js';
import { Tabs } from '../../design/tabs.js';
import { useSession } from '../../session/session.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';
import { LevelFilter } from '../shared/level-filter.js';
import { SearchField } from '../shared/search-field.js';
import { usePartnerColumns } from './partner-columns.js';
import { usePartnershipExport } from './use-partnership-export.js';

type Item = Schemas['PartnershipListItem'];

const STATUSES = ['validated', 'awaiting_confirmation', 'cancelled_declined'] as const;
const SORTS = ['proposed', 'validated'] as const;
const PAGE = 50;

/** The address's filters that both the list and its counts take. */
const narrowed = ({ search, level }: Search) => ({
  ...(search && { search }),
  ...(level && { level }),
});

/** The Partners tab: partnerships by status, with search, locations, dates and what one may do. */
export function PartnerList() {
  const { t } = useTranslation(['partnerships', 'common']);
  const { roles } = useSession().capabilities;
  const proposes = roles.some(({ role }) => role === 'admin');
  const [filters] = useFilters();
  const found = queries.useQuery('get', '/partnerships', {
    params: {
      query: {
        ...narrowed(filters),
        limit: PAGE,
        include: 'actions',
        ...(filters.status && { status: filters.status as (typeof STATUSES)[number] }),
        ...(filters.sort && { sort: filters.sort as (typeof SORTS)[number] }),
        ...(filters.after && { after: filters.after }),
      },
    },
  });
  return (
    <Page
      title={t('list.title')}
      actions={
        <>
          {proposes && (
            <Link className="button button-primary" to="/partnerships/propose">
              {t('list.propose')}
            </Link>
          )}
          <Link className="button" to="/mandates">
            {t('common:nav.mandates')}
          </Link>
          <ExportAll />
        </>
      }
    >
      <StatusTabs />
      <FilterBar />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data && <Partners items={found.data.items} />}
      <PageLinks previous={found.data?.previous} next={found.data?.next} />
    </Page>
  );
}

function PageLinks(cursors: {
  readonly previous: string | null | undefined;
  readonly next: string | null | undefined;
}) {
  const [, setFilters] = useFilters();
  return <Pager {...cursors} onGo={(after) => setFilters({ after })} />;
}

function Partners({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation(['partnerships', 'common']);
  const [filters, setFilters] = useFilters();
  const columns = usePartnerColumns();
  if (items.length > 0) {
    return (
      <Table caption={t('list.title')} rows={items} rowKey={({ id }) => id} columns={columns} />
    );
  }
  const filtered = Boolean(filters.search ?? filters.level ?? filters.status);
  return filtered ? (
    <EmptyState title={t('common:list.empty')}>
      <p>{t('list.emptyFiltered')}</p>
      <Button
        onClick={() => setFilters({ search: undefined, level: undefined, status: undefined })}
      >
        {t('common:filters.clear')}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title={t('list.empty')}>
      <p>{t('list.emptyText')}</p>
    </EmptyState>
  );
}

function ExportAll() {
  const { t } = useTranslation('partnerships');
  const made = usePartnershipExport();
  return (
    <>
      <Button disabled={made.isPending} onClick={() => made.mutate(undefined)}>
        {made.isPending ? t('export.running') : t('export.all')}
      </Button>
      {made.error && <ErrorNotice error={made.error} />}
    </>
  );
}

function StatusTabs() {
  const { t } = useTranslation('partnerships');
  const [{ status, ...rest }] = useFilters();
  const counts = queries.useQuery('get', '/partnerships/counts', {
    params: { query: narrowed(rest) },
  });
  const kept = { ...rest, after: undefined };
  const byStatus = counts.data?.byStatus;
  return (
    <Tabs
      label={t('list.byStatus')}
      tabs={[
        {
          key: 'all',
          label: t('status.all'),
          count: counts.data?.total,
          to: '/partnerships',
          search: kept,
          current: status === undefined,
        },
        ...STATUSES.map((key) => ({
          key,
          label: t(`status.${key}`),
          count: byStatus && (byStatus[key] ?? 0),
          to: '/partnerships',
          search: { ...kept, status: key },
          current: status === key,
        })),
      ]}
    />
  );
}

function FilterBar() {
  const { t } = useTranslation('partnerships');
  const [filters, setFilters] = useFilters();
  return (
    <form className="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('list.search')} />
      <SelectField
        label={t('list.sort')}
        value={filters.sort ?? 'proposed'}
        options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(sort) => setFilters({ sort })}
      />
      <LevelFilter
        label={t('list.level')}
        value={filters.level}
        onChange={(level) => setFilters({ level })}
      />
    </form>
  );
}
