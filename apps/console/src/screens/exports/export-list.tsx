import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { formatDay, formatInstant, formatNumber } from '../../design/format.js';
import { EmptyState, ErrorNotice, Notice } from '../../design/notice.js';
import { Loading, Progress } from '../../design/progress.js';
import { saveExportFile } from './export-files.js';
import { isUnderWay, removeExport, useExports, type Export } from './use-export.js';
import { isComparison } from './export-request.js';

/** One's own exports of the last day. */
export function ExportList() {
  const { t } = useTranslation(['exports', 'common']);
  const found = useExports();
  return (
    <section className="stack" aria-labelledby="earlier">
      <h2 id="earlier">{t('list.title')}</h2>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.length === 0 && (
        <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>
      )}
      <ul className="cards">
        {found.data?.map((item) => (
          <ExportCard key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ExportCard({ item }: { readonly item: Export }) {
  const { t } = useTranslation(['exports', 'runs']);
  const compares = isComparison(item);
  const title = t(compares ? 'list.comparison' : 'list.export', { name: t(`name.${item.name}`) });
  return (
    <li className="card stack stack-tight">
      <h3>{title}</h3>
      <p className="small soft">
        {t(`runs:status.${item.status}`)} ·{' '}
        {t('runs:asked', { instant: formatInstant(item.requestedAt) })} ·{' '}
        {t('runs:kept', { instant: formatInstant(item.expiresAt) })}
      </p>
      <RequestWords request={item.request} />
      {isUnderWay(item) && (
        <Progress
          label={t('list.rows', { count: item.progress.rows })}
          done={item.progress.done}
          total={item.progress.total}
        />
      )}
      {item.problem && <Notice kind="error">{item.problem.detail}</Notice>}
      {item.manifest && <Manifest manifest={item.manifest} />}
      <ExportActions item={item} title={title} compares={compares} />
    </li>
  );
}

interface ActionsProps {
  readonly item: Export;
  readonly title: string;
  readonly compares: boolean;
}

function ExportActions({ item, title, compares }: ActionsProps) {
  const { t } = useTranslation('exports');
  const [error, setError] = useState<unknown>();
  const done = item.status === 'done';
  return (
    <>
      {error != null && <ErrorNotice error={error} />}
      <div className="row">
        {done && (
          <Button
            kind="primary"
            aria-label={`${t('list.download')}: ${title}`}
            onClick={() => void saveExportFile(item.id).catch(setError)}
          >
            {t('list.download')}
          </Button>
        )}
        {done && compares && item.request.format === 'json' && (
          <Link className="button" to="/exports/compare" search={{ export: item.id } as never}>
            {t('list.openComparison')}
          </Link>
        )}
        {done && !compares && (
          <Link
            className="button"
            to="/exports/compare"
            search={{ name: item.name, beforePosition: item.manifest?.position } as never}
          >
            {t('list.compare')}
          </Link>
        )}
        <Button
          aria-label={`${t(isUnderWay(item) ? 'list.cancel' : 'list.delete')}: ${title}`}
          onClick={() => void removeExport(item.id).catch(setError)}
        >
          {t(isUnderWay(item) ? 'list.cancel' : 'list.delete')}
        </Button>
      </div>
    </>
  );
}

/** What was asked for, as far as it differs from the usual. */
function RequestWords({ request }: { readonly request: Export['request'] }) {
  const { t } = useTranslation(['exports', 'common']);
  const { from, to, asOf, clock, status, columns, format, beforeAsOf, beforePosition } = request;
  const parts = [
    format?.toUpperCase(),
    from && `${t('filter.from')} ${formatDay(from, 'UTC')}`,
    to && `${t('filter.to')} ${formatDay(to, 'UTC')}`,
    beforeAsOf && t('list.before', { state: formatInstant(beforeAsOf) }),
    beforePosition && t('list.before', { state: beforePosition }),
    asOf &&
      t('list.asOf', { instant: formatInstant(asOf), clock: t(`clock.${clock ?? 'recorded'}`) }),
    status && `${t('filter.status')} ${status}`,
    columns && t('list.columns', { count: columns.length }),
  ];
  return <p className="small">{parts.filter(Boolean).join(' · ')}</p>;
}

/** What the file is of, and how one tells that it is whole. */
export function Manifest({ manifest }: { readonly manifest: NonNullable<Export['manifest']> }) {
  const { t } = useTranslation('exports');
  return (
    <details className="disclosure small">
      <summary>{t('list.rows', { count: manifest.rows })}</summary>
      <dl className="facts">
        <dt>{t('manifest.position')}</dt>
        <dd>{manifest.position}</dd>
        <dt>{t('manifest.instant')}</dt>
        <dd>{formatInstant(manifest.instant)}</dd>
        <dt>{t('manifest.rows')}</dt>
        <dd>{formatNumber(manifest.rows)}</dd>
        <dt>{t('manifest.bytes')}</dt>
        <dd>{formatNumber(manifest.bytes)}</dd>
        <dt>{t('manifest.sha256')}</dt>
        <dd>
          <code>{manifest.sha256}</code>
        </dd>
        <dt>{t('manifest.columns')}</dt>
        <dd>{manifest.columns.join(', ')}</dd>
      </dl>
    </details>
  );
}
