import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useCommand } from '../../commands/command-context.js';
import { Button } from '../../design/button.js';
import { Choice, SelectField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager, Table } from '../../design/table.js';
import { useOwnCompany } from '../../session/own-company.js';
import { useFilters } from '../../shell/use-filters.js';
import { SearchField } from '../shared/search-field.js';

type Item = Schemas['ListedNonprofit'];
type Chosen = ReadonlyMap<string, string>;

const PAGE = 50;
const ENDED = ['declined', 'cancelled'];

/** A nonprofit can be proposed to once; again when that has ended. */
const canBeProposed = ({ proposed, partnership }: Item): boolean =>
  proposed !== true || (partnership !== null && ENDED.includes(partnership.status));

/** Proposes partnerships to nonprofits, many at once. */
export function ProposePartnerships() {
  const { t } = useTranslation(['partnerships', 'common']);
  const [filters, setFilters] = useFilters();
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const { search, after, proposed } = filters;
  const found = queries.useQuery('get', '/nonprofits', {
    params: {
      query: {
        limit: PAGE,
        ...(search && { search }),
        ...(after && { after }),
        ...(proposed && { proposed: proposed === 'true' }),
      },
    },
  });
  const choose = ({ id, name, locations }: Item, checked: boolean) => {
    const changed = new Map(chosen);
    if (checked) changed.set(id, [name, ...locations].join(' · '));
    else changed.delete(id);
    setChosen(changed);
  };
  return (
    <Page title={t('propose.title')} up={{ to: '/partnerships', label: t('list.title') }}>
      <p>{t('propose.text')}</p>
      <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <SearchField label={t('propose.search')} />
        <SelectField
          label={t('propose.proposed')}
          value={proposed ?? ''}
          options={[
            { value: '', label: t('common:filters.any') },
            { value: 'false', label: t('common:filters.no') },
            { value: 'true', label: t('common:filters.yes') },
          ]}
          onChange={(value) => setFilters({ proposed: value || undefined })}
        />
      </form>
      <ChosenBar chosen={chosen} onClear={() => setChosen(new Map())} />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.items.length === 0 && (
        <EmptyState title={t('common:list.empty')}>
          <p>{t('common:list.emptyFiltered')}</p>
        </EmptyState>
      )}
      {found.data && found.data.items.length > 0 && (
        <NonprofitTable items={found.data.items} chosen={chosen} onChoose={choose} />
      )}
      <Pager
        previous={found.data?.previous}
        next={found.data?.next}
        onGo={(cursor) => setFilters({ after: cursor })}
      />
    </Page>
  );
}

/** Says what is chosen, and proposes to it. */
function ChosenBar({ chosen, onClear }: { readonly chosen: Chosen; onClear(): void }) {
  const { t } = useTranslation('partnerships');
  const ask = useCommand();
  const company = useOwnCompany();
  const nonprofits = [...chosen].map(([id, label]) => ({ id, label }));
  const propose = () =>
    ask({
      command: 'ProposePartnership',
      subject: {
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(company && { company: company.id }),
        nonprofits,
        preset: { nonprofits: [...chosen.keys()] },
      },
      onDone: onClear,
    });
  return (
    <div className="row" role="status">
      <span>{t('propose.chosen', { count: chosen.size })}</span>
      <Button kind="primary" disabled={chosen.size === 0} onClick={propose}>
        {t('propose.give')}
      </Button>
      {chosen.size > 0 && <Button onClick={onClear}>{t('propose.clear')}</Button>}
    </div>
  );
}

interface NonprofitTableProps {
  readonly items: readonly Item[];
  readonly chosen: Chosen;
  onChoose(item: Item, checked: boolean): void;
}

function NonprofitTable({ items, chosen, onChoose }: NonprofitTableProps) {
  const { t } = useTranslation('partnerships');
  return (
    <Table
      caption={t('propose.nonprofits')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t('column.nonprofit'),
          heading: true,
          cell: (item) =>
            canBeProposed(item) ? (
              <Choice
                type="checkbox"
                checked={chosen.has(item.id)}
                onChange={(checked) => onChoose(item, checked)}
              >
                {item.name}
              </Choice>
            ) : (
              item.name
            ),
        },
        {
          key: 'locations',
          label: t('column.locations'),
          cell: ({ locations }) => locations.join(', ') || '–',
        },
        {
          key: 'proposed',
          label: t('propose.proposed'),
          cell: (item) => <Proposed item={item} />,
        },
      ]}
    />
  );
}

/** Whether a partnership was proposed before, and what became of it. */
function Proposed({ item }: { readonly item: Item }) {
  const { t } = useTranslation(['partnerships', 'common']);
  const { proposed, partnership } = item;
  if (proposed !== true) return t('common:filters.no');
  if (partnership === null) return t('propose.elsewhere');
  return (
    <>
      <Link to="/partnerships/$id" params={{ id: partnership.id }}>
        {t(`own.${partnership.status}`)}
      </Link>
      {canBeProposed(item) && <span className="small soft"> · {t('propose.again')}</span>}
    </>
  );
}
