import { useTranslation } from 'react-i18next';
import { api, queries, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { Choice } from '../../design/field.js';
import { EmptyState } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Tabs } from '../../design/tabs.js';
import { FoundList } from '../../lists/found-list.js';
import { LongTable } from '../../lists/long-table.js';
import { useList } from '../../lists/use-list.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';
import { useRegistrationColumns } from './registration-columns.js';
import { RegistrationFilters } from './registration-filters.js';
import { useSelection } from './selection.js';
import { SelectionBar } from './selection-bar.js';

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
const PAGE = 100;

/** Registrations of other people: tabs by status with counts, filters, search. */
export function RegistrationList() {
  const { t } = useTranslation(['registrations', 'common']);
  const [filters, setFilters] = useFilters();
  const body = bodyOf(filters);
  const list = useList({
    key: ['post', '/registrations/search', { body }],
    ask: (after) =>
      answerOf(api.POST('/registrations/search', { body: { ...body, ...(after && { after }) } })),
  });
  const columns = useRegistrationColumns();
  const selection = useSelection();
  const { items, total } = list;
  return (
    <Page title={t('list.title')}>
      <StatusTabs />
      <RegistrationFilters />
      {(items.length > 0 || selection.chosen.size > 0) && (
        <SelectionBar items={items} selection={selection} />
      )}
      {items.length > 0 && total !== null && (
        <p className="soft" role="status">
          {t('common:list.count', { count: total })}
        </p>
      )}
      <FoundList
        list={list}
        empty={
          <EmptyState title={t('common:list.empty')}>
            <p>{t('common:list.emptyFiltered')}</p>
            <Button onClick={() => setFilters(NO_FILTERS)}>{t('common:filters.clear')}</Button>
          </EmptyState>
        }
      >
        <LongTable
          caption={t('list.title')}
          list={list}
          columns={[
            {
              key: 'chosen',
              label: t('bulk.column'),
              cell: (item) => (
                <Choice
                  type="checkbox"
                  checked={selection.has(item.id)}
                  onChange={(checked) => selection.choose([item], checked)}
                >
                  <span className="visually-hidden">
                    {t('bulk.choose', {
                      name: `${item.employee.name} · ${item.initiative.title}`,
                    })}
                  </span>
                </Choice>
              ),
            },
            ...columns,
          ]}
          sorting={{
            by: filters.sort,
            order: filters.order as 'asc' | 'desc' | undefined,
            onSort: (sort, order) => setFilters({ sort, order }),
          }}
        />
      </FoundList>
    </Page>
  );
}

const NO_FILTERS = Object.fromEntries(
  [
    'status',
    'search',
    'kind',
    'overdue',
    'next',
    'from',
    'to',
    'level',
    'manager',
    'nonprofit',
    'certificate',
    'initiative',
    'slot',
    'archivesBefore',
    'sort',
    'order',
  ].map((name) => [name, undefined]),
);

/** The address's filters as the API takes them. */
function bodyOf({ status, overdue, after: _after, search, ...rest }: Search): Filters {
  const others = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  return {
    ...(others as Filters),
    limit: PAGE,
    ...(status && { status: status.split(',') as Filters['status'] & object }),
    ...(overdue && { overdue: overdue === 'true' }),
    ...(search && { search }),
  };
}

/** The filters that the counts take too; they do not search. */
function countedBy({
  search: _search,
  sort: _sort,
  order: _order,
  after: _after,
  overdue,
  ...rest
}: Search) {
  const others = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  return { ...others, ...(overdue && { overdue: overdue === 'true' }) };
}

function StatusTabs() {
  const { t } = useTranslation(['registrations', 'common']);
  const [{ status, ...rest }] = useFilters();
  const counts = queries.useQuery('get', '/registrations/counts', {
    params: { query: countedBy(rest) },
  });
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
