import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { SelectField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager, Table } from '../../design/table.js';
import { Tabs } from '../../design/tabs.js';
import { useSession } from '../../session/session.js';
import { useFilters } from '../../shell/use-filters.js';
import { OWN_ZONE } from './initiative-words.js';
import { useOwnInitiativeColumns } from './own-initiative-columns.js';

type Status = Schemas['InitiativeListItem']['status'];

const STATUSES = ['draft', 'open', 'closed', 'cancelled'] as const;
const PAGE = 25;

/** Nonprofits whose initiatives the caller runs: as coordinator, or under a mandate. */
function useOwnNonprofits(): readonly Schemas['Named'][] {
  const { roles, mandates } = useSession().capabilities;
  const coordinated = roles.flatMap(({ nonprofit }) => (nonprofit ? [nonprofit] : []));
  const all = [...coordinated, ...mandates.map(({ nonprofit }) => nonprofit)];
  return [...new Map(all.map((nonprofit) => [nonprofit.id, nonprofit])).values()];
}

/** The initiatives of a nonprofit, for those who run them. */
export function OwnInitiatives() {
  const { t } = useTranslation(['initiatives', 'common']);
  const [filters, setFilters] = useFilters();
  const nonprofits = useOwnNonprofits();
  const nonprofit = filters.nonprofit ?? nonprofits[0]?.id;
  const { status, after } = filters;
  const found = queries.useQuery('get', '/initiatives', {
    params: {
      query: {
        limit: PAGE,
        ...(nonprofit && { nonprofit }),
        ...(status && { status: status as Status }),
        ...(after && { after }),
      },
    },
  });
  const columns = useOwnInitiativeColumns();
  const page = found.data;
  return (
    <Page title={t('own.title')} actions={<Create nonprofits={nonprofits} chosen={nonprofit} />}>
      {nonprofits.length > 1 && (
        <SelectField
          label={t('field.nonprofit')}
          value={nonprofit ?? ''}
          options={nonprofits.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => setFilters({ nonprofit: chosen })}
        />
      )}
      <StatusTabs />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {page?.items.length === 0 && (
        <EmptyState title={t('own.empty')}>
          <p>{t(status ? 'own.emptyStatus' : 'own.emptyText')}</p>
        </EmptyState>
      )}
      {page && page.items.length > 0 && (
        <Table
          caption={t('own.title')}
          rows={page.items}
          rowKey={({ id }) => id}
          columns={columns}
        />
      )}
      <Pager previous={page?.previous} next={page?.next} onGo={(to) => setFilters({ after: to })} />
    </Page>
  );
}

interface CreateProps {
  readonly nonprofits: readonly Schemas['Named'][];
  readonly chosen: string | undefined;
}

function Create({ nonprofits, chosen }: CreateProps) {
  const ask = useCommand();
  const labels = useLabels();
  const navigate = useNavigate();
  if (chosen === undefined) return null;
  return (
    <Button
      kind="primary"
      onClick={() =>
        ask({
          command: 'CreateInitiative',
          subject: {
            zone: OWN_ZONE,
            nonprofits: nonprofits.map(({ id, name }) => ({ id, label: name })),
            preset: { nonprofit: chosen },
          },
          onDone: ({ id }) => void navigate({ to: '/initiatives/$id', params: { id } }),
        })
      }
    >
      {labels.command('CreateInitiative')}
    </Button>
  );
}

function StatusTabs() {
  const { t } = useTranslation(['initiatives', 'common']);
  const [{ status: present, ...rest }] = useFilters();
  const kept = { ...rest, after: undefined };
  return (
    <Tabs
      label={t('own.byStatus')}
      tabs={[undefined, ...STATUSES].map((status) => ({
        key: status ?? 'all',
        label: status ? t(`status.${status}`) : t('common:filters.any'),
        to: '/my-initiatives',
        search: { ...kept, status },
        current: status === present,
      }))}
    />
  );
}
