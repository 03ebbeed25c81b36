import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { Button } from '../../design/button.js';
import { SelectField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager, Table, type Column } from '../../design/table.js';
import { useCan } from '../../session/session.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';
import { LevelFilter } from '../shared/level-filter.js';
import { ManagerFilter } from '../shared/manager-filter.js';
import { SearchField } from '../shared/search-field.js';

type Item = Schemas['PersonView'];
type Filters = Schemas['PeopleSearchBody'];

const ROLES = ['employee', 'manager', 'coordinator', 'admin', 'auditor', 'analyst'] as const;
const PAGE = 50;

/** People of the company: search, filters by role, level and manager. */
export function PeopleList() {
  const { t } = useTranslation(['people', 'common']);
  const changes = useCan('people_changes');
  const [filters, setFilters] = useFilters();
  const found = usePeople(filters);
  const columns = useColumns();
  const page = found.data;
  return (
    <Page
      title={t('list.title')}
      actions={
        changes && (
          <>
            <Link className="button button-primary" to="/people/register">
              {t('list.register')}
            </Link>
            <Link className="button" to="/people/import">
              {t('list.import')}
            </Link>
          </>
        )
      }
    >
      <FilterBar />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {page?.items.length === 0 && (
        <EmptyState title={t('common:list.empty')}>
          <p>{t('common:list.emptyFiltered')}</p>
          <Button
            onClick={() =>
              setFilters({
                search: undefined,
                level: undefined,
                role: undefined,
                manager: undefined,
              })
            }
          >
            {t('common:filters.clear')}
          </Button>
        </EmptyState>
      )}
      {page && page.items.length > 0 && (
        <Table
          caption={t('list.title')}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={columns}
        />
      )}
      <Pager
        previous={page?.previous}
        next={page?.next}
        onGo={(cursor) => setFilters({ after: cursor })}
      />
    </Page>
  );
}

/** With words it is a search, whose words must not stand in an address of the API. */
function usePeople({ search, level, role, manager, after }: Search) {
  const narrowed = {
    limit: PAGE,
    ...(level && { level }),
    ...(manager && { manager }),
    ...(role && { role: role as Filters['role'] & string }),
    ...(after && { after }),
  };
  const searching = search !== undefined && search !== '';
  const listed = queries.useQuery(
    'get',
    '/people',
    { params: { query: narrowed } },
    { enabled: !searching },
  );
  const searched = queries.useQuery(
    'post',
    '/people/search',
    { body: { ...narrowed, ...(searching && { search }) } },
    { enabled: searching },
  );
  return searching ? searched : listed;
}

function FilterBar() {
  const { t } = useTranslation(['people', 'common']);
  const [filters, setFilters] = useFilters();
  return (
    <form className="stack no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <div className="filters">
        <SearchField label={t('list.search')} />
        <SelectField
          label={t('column.role')}
          value={filters.role ?? ''}
          options={[
            { value: '', label: t('common:filters.any') },
            ...ROLES.map((value) => ({ value, label: t(`common:roles.${value}`) })),
          ]}
          onChange={(role) => setFilters({ role: role || undefined })}
        />
        <LevelFilter
          label={t('column.level')}
          value={filters.level}
          onChange={(level) => setFilters({ level })}
        />
      </div>
      <ManagerFilter
        label={t('column.manager')}
        value={filters.manager}
        onChange={(manager) => setFilters({ manager })}
      />
    </form>
  );
}

function useColumns(): readonly Column<Item>[] {
  const { t } = useTranslation(['people', 'common']);
  return [
    {
      key: 'name',
      label: t('column.name'),
      heading: true,
      cell: ({ id, name }) => (
        <Link to="/people/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { key: 'mail', label: t('column.mail'), cell: ({ mail }) => mail ?? '–' },
    {
      key: 'externalId',
      label: t('column.externalId'),
      cell: ({ externalId }) => externalId ?? '–',
    },
    { key: 'level', label: t('column.level'), cell: ({ level }) => level?.path ?? '–' },
    { key: 'manager', label: t('column.manager'), cell: ({ manager }) => manager?.name ?? '–' },
    {
      key: 'roles',
      label: t('column.roles'),
      cell: ({ roles, erased }) =>
        erased
          ? t('erased')
          : [...new Set(roles.map(({ role }) => t(`common:roles.${role}`)))].join(', ') || '–',
    },
  ];
}
