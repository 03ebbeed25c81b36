import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { Button } from '../../design/button.js';
import { SelectField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager, Table } from '../../design/table.js';
import { useSession } from '../../session/session.js';
import { useFilters } from '../../shell/use-filters.js';
import { SearchField } from '../shared/search-field.js';

type Item = Schemas['ListedNonprofit'];

const PAGE = 50;

/** Nonprofits, by name or place. Those for which the person coordinates come first. */
export function NonprofitList() {
  const { t } = useTranslation(['organisations', 'common']);
  const [filters, setFilters] = useFilters();
  const { search, proposed, after } = filters;
  const found = queries.useQuery('get', '/nonprofits', {
    params: {
      query: {
        limit: PAGE,
        ...(search && { search }),
        ...(proposed && { proposed: proposed === 'true' }),
        ...(after && { after }),
      },
    },
  });
  const page = found.data;
  return (
    <Page title={t('nonprofits.title')}>
      <Own />
      <form className="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
        <SearchField label={t('nonprofits.search')} />
        <SelectField
          label={t('nonprofits.proposed')}
          value={proposed ?? ''}
          options={[
            { value: '', label: t('common:filters.any') },
            { value: 'true', label: t('common:filters.yes') },
            { value: 'false', label: t('common:filters.no') },
          ]}
          onChange={(value) => setFilters({ proposed: value || undefined })}
        />
      </form>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {page?.items.length === 0 && (
        <EmptyState title={t('common:list.empty')}>
          <p>{t('common:list.emptyFiltered')}</p>
          <Button onClick={() => setFilters({ search: undefined, proposed: undefined })}>
            {t('common:filters.clear')}
          </Button>
        </EmptyState>
      )}
      {page && page.items.length > 0 && <Nonprofits items={page.items} />}
      <Pager
        previous={page?.previous}
        next={page?.next}
        onGo={(cursor) => setFilters({ after: cursor })}
      />
    </Page>
  );
}

/** Links to the nonprofits for which the person coordinates. */
function Own() {
  const { t } = useTranslation('organisations');
  const { roles } = useSession().capabilities;
  const own = roles.flatMap(({ nonprofit }) => (nonprofit === null ? [] : [nonprofit]));
  if (own.length === 0) return null;
  return (
    <p>
      {t('nonprofits.own')}{' '}
      {own.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to="/nonprofits/$id" params={{ id }}>
            {name}
          </Link>
        </span>
      ))}
    </p>
  );
}

function Nonprofits({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation(['organisations', 'common']);
  return (
    <Table
      caption={t('nonprofits.title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t('nonprofits.name'),
          heading: true,
          cell: ({ id, name }) => (
            <Link to="/nonprofits/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        {
          key: 'locations',
          label: t('nonprofit.locations'),
          cell: ({ locations }) => locations.join(', ') || '–',
        },
        {
          key: 'proposed',
          label: t('nonprofits.proposed'),
          cell: ({ proposed, partnership }) =>
            partnership === null ? (
              t(proposed === true ? 'common:filters.yes' : 'common:filters.no')
            ) : (
              <Link to="/partnerships/$id" params={{ id: partnership.id }}>
                {t(`nonprofits.status.${partnership.status}`)}
              </Link>
            ),
        },
      ]}
    />
  );
}
