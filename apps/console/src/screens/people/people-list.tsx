import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { SelectField } from '../../design/field.js';
import { EmptyState } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import type { Column } from '../../design/table.js';
import { FoundList } from '../../lists/found-list.js';
import { LongTable } from '../../lists/long-table.js';
import { useList, type LongList } from '../../lists/use-list.js';
import { useCan } from '../../session/session.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';
import { LevelFilter } from '../shared/level-filter.js';
import { ManagerFilter } from '../shared/manager-filter.js';
import { SearchField } from '../shared/search-field.js';

type Item = Schemas['PersonView'];
type Filters = Schemas['PeopleSearchBody'];

const ROLES = ['employee', 'manager', 'coordinator', 'admin', 'auditor', 'analyst'] as const;
const PAGE = 100;

/** People of the company: search, filters by role, level and manager. */
export function PeopleList() {
  const { t } = useTranslation(['people', 'common']);
  const changes = useCan('people_changes');
  const [filters, setFilters] = useFilters();
  const list = usePeople(filters);
  const columns = useColumns();
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
      <FoundList
        list={list}
        empty={
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
        }
      >
        <LongTable caption={t('list.title')} list={list} columns={columns} />
      </FoundList>
    </Page>
  );
}

/** With words it is a search, whose words must not stand in an address of the API. */
function usePeople({ search, level, role, manager }: Search): LongList<Item> {
  const query = {
    limit: PAGE,
    ...(level && { level }),
    ...(manager && { manager }),
    ...(role && { role: role as Filters['role'] & string }),
  };
  return useList<Item>(
    search
      ? {
          key: ['post', '/people/search', { ...query, search }],
          ask: (after) =>
            answerOf(
              api.POST('/people/search', { body: { ...query, search, ...(after && { after }) } }),
            ),
        }
      : {
          key: ['get', '/people', query],
          ask: (after) =>
            answerOf(
              api.GET('/people', { params: { query: { ...query, ...(after && { after }) } } }),
            ),
        },
  );
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
