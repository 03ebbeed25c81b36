import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { Button } from '../../design/button.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';
import { InitiativeCard } from './initiative-card.js';
import { InitiativeFilters } from './initiative-filters.js';

type Kind = Schemas['InitiativeListItem']['kind'];

const PAGE = 25;
/** With those of the screen that a card leads to, so that it is not blank while they come. */
const WORDS = ['initiatives', 'common', 'registrations', 'commands', 'events'] as const;
const NO_FILTERS: Search = {
  search: undefined,
  place: undefined,
  from: undefined,
  to: undefined,
  kind: undefined,
  free: undefined,
  signedUp: undefined,
};

/** Initiatives that are open to sign-up, by words, place, day, kind and places left. */
export function FindInitiative() {
  const { t } = useTranslation(WORDS);
  const [filters, setFilters] = useFilters();
  const found = queries.useQuery('get', '/initiatives', { params: { query: queryOf(filters) } });
  const page = found.data;
  return (
    <Page title={t('find.title')}>
      <InitiativeFilters />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {page?.items.length === 0 && (
        <EmptyState title={t('find.empty')}>
          <p>{t('find.emptyText')}</p>
          <Button onClick={() => setFilters(NO_FILTERS)}>{t('common:filters.clear')}</Button>
        </EmptyState>
      )}
      {page && page.items.length > 0 && (
        <section className="stack" aria-labelledby="found">
          <h2 id="found">{t('find.found')}</h2>
          <ul className="cards">
            {page.items.map((initiative) => (
              <InitiativeCard key={initiative.id} initiative={initiative} />
            ))}
          </ul>
        </section>
      )}
      <Pager previous={page?.previous} next={page?.next} onGo={(after) => setFilters({ after })} />
    </Page>
  );
}

/** The address's filters as the API takes them. What the person signed up for is shown in any state. */
function queryOf({ search, place, from, to, kind, free, signedUp, after }: Search) {
  return {
    limit: PAGE,
    ...(signedUp ? { signedUp: signedUp === 'true' } : {}),
    ...(signedUp !== 'true' && { status: 'open' as const }),
    ...(search && { search }),
    ...(place && { place }),
    ...(from && { from }),
    ...(to && { to }),
    ...(kind && { kind: kind as Kind }),
    ...(free && { free: free === 'true' }),
    ...(after && { after }),
  };
}
