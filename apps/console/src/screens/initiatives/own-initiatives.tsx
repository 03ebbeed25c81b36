import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { SelectField } from '../../design/field.js';
import { browserZone } from '../../design/format.js';
import { EmptyState } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Tabs } from '../../design/tabs.js';
import { FoundList } from '../../lists/found-list.js';
import { LongTable } from '../../lists/long-table.js';
import { useList } from '../../lists/use-list.js';
import { useSession } from '../../session/session.js';
import { useFilters } from '../../shell/use-filters.js';
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
  const { status } = filters;
  const query = {
    limit: PAGE,
    ...(nonprofit && { nonprofit }),
    ...(status && { status: status as Status }),
  };
  const list = useList({
    key: ['get', '/initiatives', query],
    ask: (after) =>
      answerOf(
        api.GET('/initiatives', { params: { query: { ...query, ...(after && { after }) } } }),
      ),
  });
  const columns = useOwnInitiativeColumns();
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
      <FoundList
        list={list}
        empty={
          <EmptyState title={t('own.empty')}>
            <p>{t(status ? 'own.emptyStatus' : 'own.emptyText')}</p>
          </EmptyState>
        }
      >
        <LongTable caption={t('own.title')} list={list} columns={columns} />
      </FoundList>
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
            zone: browserZone(),
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
