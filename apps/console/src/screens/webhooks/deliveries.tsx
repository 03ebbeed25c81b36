import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { formatInstant, formatNumber } from '../../design/format.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Pager, Table, type Column } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import { ASK_AGAIN_MILLISECONDS } from './webhook-requests.js';

type Delivery = Schemas['WebhookDeliveryView'];

interface DeliveriesProps {
  readonly webhook: string;
  /** New attempts are asked for. */
  readonly isLive: boolean;
}

/** The attempts to deliver events of a webhook, the last first. */
export function Deliveries({ webhook, isLive }: DeliveriesProps) {
  const { t } = useTranslation(['webhooks', 'common']);
  const labels = useLabels();
  const [{ after }, setFilters] = useFilters();
  const found = queries.useQuery(
    'get',
    '/webhooks/{webhook}/deliveries',
    { params: { path: { webhook }, query: { ...(after && { after }) } } },
    { refetchInterval: isLive && ASK_AGAIN_MILLISECONDS },
  );
  const columns: readonly Column<Delivery>[] = [
    {
      key: 'at',
      label: t('deliveries.at'),
      heading: true,
      cell: ({ at }) => formatInstant(at),
    },
    { key: 'type', label: t('deliveries.type'), cell: ({ type }) => labels.event(type) },
    {
      key: 'attempt',
      label: t('deliveries.attempt'),
      number: true,
      cell: ({ attempt }) => formatNumber(attempt),
    },
    {
      key: 'outcome',
      label: t('deliveries.outcome'),
      cell: ({ outcome, status, problem }) =>
        problem ?? [t(`outcome.${outcome}`), status].filter((one) => one !== null).join(' · '),
    },
    {
      key: 'milliseconds',
      label: t('deliveries.duration'),
      number: true,
      cell: ({ milliseconds }) => t('deliveries.milliseconds', { count: milliseconds }),
    },
    {
      key: 'next',
      label: t('deliveries.next'),
      cell: ({ nextAttemptAt }) =>
        nextAttemptAt === null ? t('common:none') : formatInstant(nextAttemptAt),
    },
  ];
  return (
    <section className="stack" aria-labelledby="deliveries">
      <h2 id="deliveries">{t('deliveries.title')}</h2>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.items.length === 0 && (
        <EmptyState title={t('deliveries.empty')}>{t('deliveries.emptyText')}</EmptyState>
      )}
      {found.data && found.data.items.length > 0 && (
        <Table
          caption={t('deliveries.title')}
          columns={columns}
          rows={found.data.items}
          rowKey={({ number }) => String(number)}
        />
      )}
      <Pager
        previous={found.data?.previous}
        next={found.data?.next}
        onGo={(cursor) => setFilters({ after: cursor })}
      />
    </section>
  );
}
