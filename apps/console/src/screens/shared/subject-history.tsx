import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import { useLevels } from './level-filter.js';

const PATHS = {
  partnership: '/partnerships/{partnership}/history',
  nonprofit: '/nonprofits/{nonprofit}/history',
  company: '/companies/{company}/history',
  person: '/people/{person}/history',
} as const;
const PAGE = 20;

type Kind = keyof typeof PATHS;
type Entry = Schemas['StreamHistoryEntry'];

/** The events of a subject, page by page. */
export function useSubjectHistory(kind: Kind, id: string, after?: string) {
  // The paths answer alike; the kind is known only at run time.
  return queries.useQuery('get', PATHS[kind] as typeof PATHS.partnership, {
    params: {
      path: { [kind]: id } as { partnership: string },
      query: { limit: PAGE, ...(after !== undefined && { after }) },
    },
  });
}

/** What happened to a subject, when, and by whom. Asked only when it is opened. */
export function SubjectHistory({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const { t } = useTranslation(['jobs', 'common']);
  const [open, setOpen] = useState(false);
  return (
    <section className={open ? 'card stack' : 'card stack no-print'} aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('history.open')}</summary>
        {open && <Events kind={kind} id={id} />}
      </details>
    </section>
  );
}

function Events({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const { t } = useTranslation(['jobs', 'common']);
  const [after, setAfter] = useState<string>();
  const found = useSubjectHistory(kind, id, after);
  return (
    <div className="stack">
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.items.length === 0 && <p className="soft">{t('history.empty')}</p>}
      <ol className="plain-list stack">
        {found.data?.items.map((entry) => (
          <HistoryLine key={entry.id} entry={entry} />
        ))}
      </ol>
      <Pager previous={found.data?.previous} next={found.data?.next} onGo={setAfter} />
    </div>
  );
}

function HistoryLine({ entry }: { readonly entry: Entry }) {
  const labels = useLabels();
  const details = useDetails(entry.data);
  return (
    <li className="stack stack-tight">
      <strong>{labels.event(entry.type)}</strong>
      <span className="small soft">
        <time dateTime={entry.occurredAt}>{formatInstant(entry.occurredAt)}</time> ·{' '}
        {entry.actor.name} ({labels.choice(entry.capacity)})
      </span>
      {details.length > 0 && (
        <dl className="facts small">
          {details.map(([term, value]) => (
            <Fragment key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
    </li>
  );
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** What an event says in words: settings, reasons, names. Ids of levels get their paths, other ids are left out. */
function useDetails(data: Entry['data']): readonly (readonly [string, string])[] {
  const { t } = useTranslation('commands');
  const labels = useLabels();
  const levels = new Map(useLevels().map(({ id, path }) => [id, path]));
  const textOf = (value: unknown): string | undefined => {
    if (typeof value === 'boolean') return value ? t('dialog.yes') : t('dialog.no');
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string' || value === '') return undefined;
    return ID.test(value) ? levels.get(value) : labels.choice(value);
  };
  const flat = Object.entries(data).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
      : [[name, value] as const],
  );
  return flat.flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[labels.field(name), text] as const];
  });
}
