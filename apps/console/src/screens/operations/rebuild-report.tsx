import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { formatInstant, formatNumber } from '../../design/format.js';
import { EmptyState, ErrorNotice, Notice } from '../../design/notice.js';
import { Loading, Progress } from '../../design/progress.js';
import { Table } from '../../design/table.js';

const ASK_AGAIN_MILLISECONDS = 2_000;

type Report = Schemas['RebuildReport'];

/** The rebuild that is under way, and what the last one found. */
export function RebuildReport() {
  const { t } = useTranslation(['operations', 'common']);
  const found = queries.useQuery(
    'get',
    '/rebuild',
    {},
    {
      staleTime: 0,
      refetchInterval: ({ state }) => (state.data?.underWay ? ASK_AGAIN_MILLISECONDS : false),
    },
  );
  const report = found.data;
  return (
    <>
      <p className="soft">
        {t('rebuild.hint')} <code>ledger rebuild</code>{' '}
        <Link to="/analysis" search={{ view: 'rebuild' } as never}>
          {t('rebuild.compare')}
        </Link>
      </p>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {report?.underWay && <UnderWay {...report.underWay} />}
      {report?.last && <Last last={report.last} />}
      {report && !report.last && !report.underWay && (
        <EmptyState title={t('rebuild.empty')}>{t('rebuild.emptyText')}</EmptyState>
      )}
    </>
  );
}

function UnderWay({ running, events, total }: NonNullable<Report['underWay']>) {
  const { t } = useTranslation('operations');
  return (
    <section className="card stack stack-tight" aria-labelledby="under-way">
      <h2 id="under-way">{t('rebuild.underWay')}</h2>
      {!running && <Notice kind="warning" title={t('rebuild.interrupted')} />}
      <Progress
        label={
          total === null
            ? t('rebuild.eventsOnly', { done: formatNumber(events) })
            : t('rebuild.events', { done: formatNumber(events), total: formatNumber(total) })
        }
        done={events}
        total={total}
      />
    </section>
  );
}

function Last({ last }: { readonly last: NonNullable<Report['last']> }) {
  const { t } = useTranslation('operations');
  const { endedAt, events, position, differing, digests } = last;
  const tables = Object.entries(digests).map(([table, digest]) => ({ table, digest }));
  return (
    <section className="card stack" aria-labelledby="last">
      <h2 id="last">{t('rebuild.last')}</h2>
      {differing.length === 0 ? (
        <Notice kind="success" title={t('rebuild.same')} />
      ) : (
        <Notice kind="warning" title={t('rebuild.differing', { tables: differing.join(', ') })} />
      )}
      <dl className="facts">
        <dt>{t('rebuild.ended')}</dt>
        <dd>{formatInstant(endedAt)}</dd>
        <dt>{t('rebuild.read')}</dt>
        <dd>{formatNumber(events)}</dd>
        <dt>{t('rebuild.position')}</dt>
        <dd>
          <code>{position}</code>
        </dd>
      </dl>
      <details className="disclosure">
        <summary>{t('rebuild.digests')}</summary>
        <Table
          caption={t('rebuild.digests')}
          rows={tables}
          rowKey={({ table }) => table}
          columns={[
            {
              key: 'table',
              label: t('rebuild.table'),
              heading: true,
              cell: ({ table }) => <code>{table}</code>,
            },
            {
              key: 'digest',
              label: t('rebuild.digest'),
              cell: ({ digest }) => <code>{digest}</code>,
            },
          ]}
        />
      </details>
    </section>
  );
}
