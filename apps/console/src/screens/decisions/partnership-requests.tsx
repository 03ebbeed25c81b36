import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { formatDay, formatDistance } from '../../design/format.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';
import { Pager } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import { ToDecideTabs } from './to-decide-tabs.js';

type Request = Schemas['PartnershipListItem'];

const PAGE = 50;

/** Partnerships that companies propose to the caller's nonprofit: accept or decline. */
export function PartnershipRequests() {
  const { t } = useTranslation(['decisions', 'common']);
  const [{ after }, setFilters] = useFilters();
  const waiting = queries.useQuery('get', '/me/to-decide');
  const found = queries.useQuery('get', '/partnerships', {
    params: {
      query: {
        status: 'awaiting_confirmation',
        include: 'actions',
        limit: PAGE,
        ...(after && { after }),
      },
    },
  });
  const page = found.data;
  return (
    <Page title={t('requests.title')} up={{ to: '/to-decide', label: t('common:nav.toDecide') }}>
      <ToDecideTabs waiting={waiting.data} />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {page?.items.length === 0 && (
        <EmptyState title={t('requests.empty')}>
          <p>{t('requests.emptyText')}</p>
        </EmptyState>
      )}
      <ul className="cards">
        {page?.items.map((request) => (
          <RequestCard key={request.id} request={request} />
        ))}
      </ul>
      <Pager previous={page?.previous} next={page?.next} onGo={(to) => setFilters({ after: to })} />
    </Page>
  );
}

function RequestCard({ request }: { readonly request: Request }) {
  const { t } = useTranslation('decisions');
  const { id, revision, company, nonprofit, level, status, label, proposedAt, refusedAt } = request;
  return (
    <li className="card stack stack-tight">
      <div className="row row-apart">
        <h2>{company.name}</h2>
        {label && <Status status={status} label={label} />}
      </div>
      <p>
        {t('requests.for', { nonprofit: nonprofit.name })}
        {nonprofit.locations.length > 0 && (
          <span className="soft"> · {nonprofit.locations.join(', ')}</span>
        )}
      </p>
      <p className="small soft">
        {t('requests.proposed', {
          day: formatDay(proposedAt),
          distance: formatDistance(proposedAt),
        })}
        {` · ${t('requests.level', { level: level.path })}`}
      </p>
      {refusedAt !== null && (
        <p className="small">{t('requests.before', { day: formatDay(refusedAt) })}</p>
      )}
      <CommandActions
        subject={{
          id,
          revision,
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          company: company.id,
        }}
        actions={request.actions ?? []}
        only={['ValidatePartnership', 'DeclinePartnership']}
        primary={['ValidatePartnership']}
      />
    </li>
  );
}
