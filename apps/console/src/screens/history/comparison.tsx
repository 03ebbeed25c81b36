import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { SelectField } from '../../design/field.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Table } from '../../design/table.js';
import { useHistoryWords, type Clock, type Entry, type Stop } from './history-words.js';
import { StateThen } from './replay.js';

interface ComparisonProps {
  readonly id: string;
  readonly clock: Clock;
  readonly stops: readonly Stop[];
  readonly zone: string;
  readonly dates: ReadonlyMap<string, string>;
  readonly events: readonly Entry[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  onChoose(from: string | undefined, to: string | undefined): void;
}

/** Two instants side by side, and what changed from one to the other. */
export function Comparison(props: ComparisonProps) {
  const { clock, stops, zone, from, to, onChoose } = props;
  const { t } = useTranslation('history');
  const words = useHistoryWords();
  const options = [
    { value: '', label: t('compare.choose') },
    ...stops.map(({ instant, types }, index) => ({
      value: instant,
      label: `${index + 1}. ${formatInstant(instant, zone)} · ${types.map((type) => words.event(type)).join(', ')}`,
    })),
  ];
  const chosen = from !== undefined && to !== undefined;
  return (
    <section className={chosen ? 'card stack' : 'card stack no-print'} aria-labelledby="compare">
      <h2 id="compare">{t('compare.title')}</h2>
      <p className="soft no-print">{t(`compare.hint.${clock}`)}</p>
      <div className="filters">
        <SelectField
          label={t('compare.from')}
          value={from ?? ''}
          options={options}
          onChange={(value) => onChoose(value || undefined, to)}
        />
        <SelectField
          label={t('compare.to')}
          value={to ?? ''}
          options={options}
          onChange={(value) => onChoose(from, value || undefined)}
        />
      </div>
      {chosen && <Difference {...props} from={from} to={to} />}
    </section>
  );
}

interface DifferenceProps extends ComparisonProps {
  readonly from: string;
  readonly to: string;
}

function Difference({ id, clock, zone, dates, events, from, to }: DifferenceProps) {
  const { t } = useTranslation(['history', 'common']);
  const found = queries.useQuery('get', '/registrations/{registration}/difference', {
    params: { path: { registration: id }, query: { from, to, clock } },
  });
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  const { before, changes } = found.data;
  return (
    <>
      <div className="side-by-side">
        <section className="stack stack-tight" aria-labelledby="before">
          <h3 id="before">{formatInstant(from, zone)}</h3>
          {before === null ? (
            <p className="soft">{t('compare.notYet')}</p>
          ) : (
            <StateThen state={before} zone={zone} />
          )}
        </section>
        <section className="stack stack-tight" aria-labelledby="after">
          <h3 id="after">{formatInstant(to, zone)}</h3>
          <StateThen state={found.data.after} zone={zone} />
        </section>
      </div>
      <h3>{t('compare.changes', { count: changes.length })}</h3>
      {changes.length > 0 && (
        <Changes changes={changes} zone={zone} dates={dates} events={[...events]} />
      )}
    </>
  );
}

type FieldChange = Schemas['FieldChange'];

interface ChangesProps {
  readonly changes: readonly FieldChange[];
  readonly zone: string;
  readonly dates: ReadonlyMap<string, string>;
  readonly events: readonly Entry[];
}

function Changes({ changes, zone, dates, events }: ChangesProps) {
  const { t } = useTranslation('history');
  const words = useHistoryWords();
  return (
    <Table
      caption={t('compare.caption')}
      rows={changes}
      rowKey={({ field, date }) => `${date ?? ''} ${field}`}
      columns={[
        {
          key: 'field',
          label: t('compare.field'),
          heading: true,
          cell: ({ field, date }) => (
            <>
              {words.field(field)}
              {date !== null && (
                <span className="small soft"> · {dates.get(date) ?? t('aDate')}</span>
              )}
            </>
          ),
        },
        {
          key: 'before',
          label: t('compare.before'),
          cell: ({ field, date, before }) => words.value(field, before, date !== null, zone),
        },
        {
          key: 'after',
          label: t('compare.after'),
          cell: ({ field, date, after }) => words.value(field, after, date !== null, zone),
        },
        {
          key: 'events',
          label: t('compare.events'),
          cell: (change) => <ChangingEvents ids={change.events} events={events} zone={zone} />,
        },
      ]}
    />
  );
}

interface ChangingEventsProps {
  readonly ids: readonly string[];
  readonly events: readonly Entry[];
  readonly zone: string;
}

/** The events that changed a field, which lead to the timeline. */
function ChangingEvents({ ids, events, zone }: ChangingEventsProps) {
  const { t } = useTranslation('history');
  const words = useHistoryWords();
  const [open, setOpen] = useState(false);
  const found = events.filter(({ id }) => ids.includes(id));
  if (found.length === 0) return t('compare.time');
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('compare.changedBy', { count: found.length })}</summary>
      {open && (
        <ul>
          {found.map(({ id, type, occurredAt, actor }) => (
            <li key={id}>
              <a href={`#event-${id}`}>{words.event(type)}</a>, {formatInstant(occurredAt, zone)} ·{' '}
              {words.actor(actor)}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
