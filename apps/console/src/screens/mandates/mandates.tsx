import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { formatInstant } from '../../design/format.js';
import { Page } from '../../design/page.js';
import { Table } from '../../design/table.js';
import { Tabs } from '../../design/tabs.js';
import { useFilters } from '../../shell/use-filters.js';
import { Found } from '../shared/found.js';
import { SearchField } from '../shared/search-field.js';

const STATES = ['in_force', 'revoked', 'partnership_cancelled'] as const;
type State = (typeof STATES)[number];
type Mandate = Schemas['MandateItem'];

/** Permissions to act on behalf of nonprofits, in force and ended. */
export function Mandates() {
  const { t } = useTranslation('mandates');
  const [{ state, search, after }] = useFilters();
  const found = queries.useQuery('get', '/mandates', {
    params: {
      query: {
        ...(state && { state: state as State }),
        ...(search && { search }),
        ...(after && { after }),
      },
    },
  });
  return (
    <Page title={t('title')}>
      <p className="soft">{t('hint')}</p>
      <Tabs
        label={t('states')}
        tabs={[undefined, ...STATES].map((key) => ({
          key: key ?? 'all',
          label: t(`state.${key ?? 'all'}`),
          to: '/mandates',
          search: { search, state: key },
          current: key === state,
        }))}
      />
      <SearchField label={t('search')} />
      <Found query={found} empty={{ title: t('empty'), text: t('emptyText') }}>
        {(items) => <Rows items={items} />}
      </Found>
    </Page>
  );
}

function Rows({ items }: { readonly items: readonly Mandate[] }) {
  const { t } = useTranslation('mandates');
  return (
    <Table
      caption={t('title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'nonprofit',
          label: t('nonprofit'),
          heading: true,
          cell: ({ partnership, nonprofit }) => (
            <Link to="/partnerships/$id" params={{ id: partnership }}>
              {nonprofit.name}
            </Link>
          ),
        },
        {
          key: 'company',
          label: t('company'),
          cell: ({ company, level }) => `${company.name} · ${level.path}`,
        },
        { key: 'state', label: t('stateOf'), cell: ({ state }) => t(`state.${state}`) },
        {
          key: 'granted',
          label: t('granted'),
          cell: ({ grantedAt, grantedBy }) =>
            grantedBy
              ? t('byWhom', { instant: formatInstant(grantedAt), name: grantedBy.name })
              : formatInstant(grantedAt),
        },
        { key: 'request', label: t('request'), cell: ({ request }) => request ?? t('erased') },
        {
          key: 'ended',
          label: t('ended'),
          cell: ({ endedAt, endedBy }) => {
            if (endedAt === null) return '–';
            return endedBy
              ? t('byWhom', { instant: formatInstant(endedAt), name: endedBy.name })
              : formatInstant(endedAt);
          },
        },
      ]}
    />
  );
}
