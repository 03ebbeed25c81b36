import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { SelectField } from '../../design/field.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import { decisionsOf } from './decision.js';
import { Decisions } from './decisions.js';
import { ToDecideTabs } from './to-decide-tabs.js';

type Sort = Schemas['DecisionListItem']['sort'];

const PAGE = 50;
const COMMANDS = [
  'ConfirmDates',
  'RefuseDates',
  'ApproveApplication',
  'DeclineApplication',
  'ValidateParticipation',
  'DisputeParticipation',
  'ReportNonParticipation',
  'PostMessage',
];
const PRIMARY = ['ConfirmDates', 'ApproveApplication', 'ValidateParticipation'];
const IN_BULK = COMMANDS.slice(0, COMMANDS.indexOf('ReportNonParticipation'));

/** Applications, dates and certificates that wait for a nonprofit, by initiative. */
export function ToDecide() {
  const { t } = useTranslation(['decisions', 'common']);
  const [{ sort, initiative, after }, setFilters] = useFilters();
  const waiting = queries.useQuery('get', '/me/to-decide');
  const found = queries.useQuery('get', '/me/to-decide/items', {
    params: {
      query: {
        include: 'actions',
        limit: PAGE,
        ...(sort && { sort: sort as Sort }),
        ...(initiative && { initiative }),
        ...(after && { after }),
      },
    },
  });
  const page = found.data;
  const requests = page?.items.filter(({ partnership }) => partnership !== null) ?? [];
  return (
    <Page title={t('toDecide.title')}>
      <ToDecideTabs waiting={waiting.data} />
      {waiting.data && waiting.data.length > 1 && (
        <div className="filters no-print">
          <InitiativeFilter waiting={waiting.data} />
        </div>
      )}
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {page?.items.length === 0 && (
        <EmptyState title={t('toDecide.empty')}>
          <p>{t(sort || initiative ? 'toDecide.emptyFiltered' : 'toDecide.emptyText')}</p>
        </EmptyState>
      )}
      {requests.length > 0 && (
        <p>
          <Link to="/to-decide/partnerships">
            {t('requests.waiting', { count: requests.length })}
          </Link>
        </p>
      )}
      {page && (
        <Decisions
          decisions={decisionsOf(page.items)}
          by="initiative"
          commands={COMMANDS}
          primary={PRIMARY}
          inBulk={IN_BULK}
        />
      )}
      <Pager previous={page?.previous} next={page?.next} onGo={(to) => setFilters({ after: to })} />
    </Page>
  );
}

function InitiativeFilter({ waiting }: { readonly waiting: readonly Schemas['ToDecide'][] }) {
  const { t } = useTranslation(['decisions', 'common']);
  const [filters, setFilters] = useFilters();
  return (
    <SelectField
      label={t('initiative')}
      value={filters.initiative ?? ''}
      options={[
        { value: '', label: t('common:filters.any') },
        ...waiting.map(({ initiative, nonprofit, counts }) => ({
          value: initiative.id,
          label: t('toDecide.ofInitiative', {
            title: initiative.title,
            nonprofit: nonprofit.name,
            count: counts.applications + counts.dates + counts.certificates,
          }),
        })),
      ]}
      onChange={(initiative) => setFilters({ initiative: initiative || undefined })}
    />
  );
}
