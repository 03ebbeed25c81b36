import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { FoundList } from '../../lists/found-list.js';
import { LongCards } from '../../lists/long-cards.js';
import { useList } from '../../lists/use-list.js';
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
  const query = queryOf(filters);
  const list = useList({
    key: ['get', '/initiatives', query],
    ask: (after) =>
      answerOf(
        api.GET('/initiatives', { params: { query: { ...query, ...(after && { after }) } } }),
      ),
  });
  return (
    <Page title={t('find.title')}>
      <InitiativeFilters />
      <FoundList
        list={list}
        empty={
          <EmptyState title={t('find.empty')}>
            <p>{t('find.emptyText')}</p>
            <Button onClick={() => setFilters(NO_FILTERS)}>{t('common:filters.clear')}</Button>
          </EmptyState>
        }
      >
        <section className="stack" aria-labelledby="found">
          <h2 id="found">{t('find.found')}</h2>
          <LongCards
            list={list}
            card={(initiative, line) => (
              <InitiativeCard key={initiative.id} initiative={initiative} line={line} />
            )}
          />
        </section>
      </FoundList>
    </Page>
  );
}

/** The address's filters as the API takes them. What the person signed up for is shown in any state. */
function queryOf({ search, place, from, to, kind, free, signedUp }: Search) {
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
  };
}
