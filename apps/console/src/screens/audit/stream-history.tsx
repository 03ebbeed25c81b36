import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { TextField } from '../../design/field.js';
import { formatInstant } from '../../design/format.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import { useHistoryWords } from '../history/history-words.js';
import { PageLink } from '../proof/page-link.js';
import { useStreamHistory, type Kind } from './subjects.js';

type Entry = Schemas['StreamHistoryEntry'];

/** What happened to a partnership, initiative, company, nonprofit or person. */
export function StreamHistory({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const { t } = useTranslation(['audit', 'history', 'common']);
  const [{ from, to, after }, setFilters] = useFilters();
  const found = useStreamHistory(kind, id, { from, to, after });
  const history = found.data;
  return (
    <section className="stack" aria-labelledby="stream">
      <h2 id="stream">{t('history', { name: history?.name ?? '' })}</h2>
      <div className="filters no-print">
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            type="date"
            label={t(`common:filters.${name}`)}
            value={{ from, to }[name] ?? ''}
            onChange={(value) => setFilters({ [name]: value || undefined })}
          />
        ))}
      </div>
      <PageLink kind={kind} id={id} />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {history?.items.length === 0 && <EmptyState title={t('noEvent')} />}
      {history && <p className="soft">{t('history:events', { count: history.total })}</p>}
      <ol className="timeline">
        {history?.items.map((entry) => (
          <StreamEntry key={entry.id} entry={entry} />
        ))}
      </ol>
      <Pager
        previous={history?.previous}
        next={history?.next}
        onGo={(cursor) => setFilters({ after: cursor })}
      />
    </section>
  );
}

function StreamEntry({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation(['history', 'audit']);
  const words = useHistoryWords();
  return (
    <li className="timeline-entry stack stack-tight">
      <h3>{words.event(entry.type)}</h3>
      <p className="small soft">
        <time dateTime={entry.occurredAt}>{formatInstant(entry.occurredAt)}</time>
        {' · '}
        {words.actor(entry.actor)}
        {entry.actor.id !== null && ` (${words.role(entry.capacity)})`}
        {entry.mandate !== null && ` · ${t('audit:byMandate')}`}
        {entry.via && ` · ${t(`via.${entry.via}`)}`}
      </p>
      {entry.recordedAt !== entry.occurredAt && (
        <p className="small">{t('recordedAt', { instant: formatInstant(entry.recordedAt) })}</p>
      )}
      {entry.erased.length > 0 && <p className="soft">{t('audit:erased')}</p>}
      <Content entry={entry} />
    </li>
  );
}

/** The event as it was recorded. */
function Content({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('history');
  const labels = useLabels();
  return (
    <details className="disclosure small">
      <summary>{t('record.title')}</summary>
      <dl className="facts">
        {Object.entries(entry.data as Readonly<Record<string, unknown>>).map(([name, value]) => (
          <Fragment key={name}>
            <dt>{labels.field(name)}</dt>
            <dd>{typeof value === 'string' ? labels.choice(value) : JSON.stringify(value)}</dd>
          </Fragment>
        ))}
        <dt>{t('record.command')}</dt>
        <dd>{labels.command(entry.command)}</dd>
        <dt>{t('record.revision')}</dt>
        <dd>{entry.revision}</dd>
        <dt>{t('record.position')}</dt>
        <dd>{entry.position}</dd>
        <dt>{t('record.hash')}</dt>
        <dd>
          <code>{entry.hash}</code>
        </dd>
      </dl>
    </details>
  );
}
