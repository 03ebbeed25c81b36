import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { formatInstant } from '../../design/format.js';
import { useHistoryWords, type Entry } from './history-words.js';
import { WhyEvent } from './why-event.js';

type History = Schemas['HistoryAnswer'];

interface TimelineProps {
  readonly history: History;
  readonly dates: ReadonlyMap<string, string>;
}

/** Events in the order in which they were recorded. */
export function Timeline({ history, dates }: TimelineProps) {
  return (
    <ol className="timeline">
      {history.events.map((entry) => (
        <TimelineEntry key={entry.id} entry={entry} history={history} dates={dates} />
      ))}
    </ol>
  );
}

interface EntryProps extends TimelineProps {
  readonly entry: Entry;
}

function TimelineEntry({ entry, history, dates }: EntryProps) {
  const { t } = useTranslation(['history', 'common']);
  const words = useHistoryWords();
  const { zone } = history;
  const late = entry.recordedAt !== entry.occurredAt;
  return (
    <li id={`event-${entry.id}`} className="timeline-entry stack stack-tight">
      <h3>{words.event(entry.type)}</h3>
      <p className="small soft">
        <time dateTime={entry.occurredAt}>{formatInstant(entry.occurredAt, zone)}</time>
        {' · '}
        {words.actor(entry.actor)}
        {entry.actor.id !== null && ` (${words.role(entry.capacity)})`}
        {entry.mandate !== null && ` · ${t('inNameOf', { nonprofit: history.nonprofit.name })}`}
        {entry.via && ` · ${t(`via.${entry.via}`)}`}
      </p>
      {late && (
        <p className="small">
          {t('recordedAt', { instant: formatInstant(entry.recordedAt, zone) })}
        </p>
      )}
      <Changes entry={entry} dates={dates} />
      <Text entry={entry} />
      <Record entry={entry} zone={zone} />
      <WhyEvent registration={history.registration} event={entry.id} zone={zone} />
    </li>
  );
}

/** What the event changed: the registration's status, and those of its dates. */
function Changes({ entry, dates }: Pick<EntryProps, 'entry' | 'dates'>) {
  const { t } = useTranslation('history');
  const words = useHistoryWords();
  const { status } = entry;
  const fromTo = (before: string | null, after: string): string =>
    before === null || before === after ? after : t('fromTo', { before, after });
  return (
    <>
      {status.before !== status.after && (
        <p>
          {t('statusNow', {
            change: fromTo(
              status.before && words.status(status.before),
              words.status(status.after),
            ),
          })}
        </p>
      )}
      {entry.dates.length > 0 && (
        <ul>
          {entry.dates.map((change) => (
            <li key={change.date}>
              {t('dateNow', {
                date: dates.get(change.date) ?? t('aDate'),
                change: fromTo(
                  change.before && words.dateStatus(change.before),
                  words.dateStatus(change.after),
                ),
              })}
              {change.certificateBefore !== change.certificateAfter &&
                ` · ${t('certificateNow', { certificate: words.certificate(change.certificateAfter) })}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Text({ entry: { text, textErased, textWithheld } }: Pick<EntryProps, 'entry'>) {
  const { t } = useTranslation('history');
  if (textErased) return <p className="soft">{t('textErased')}</p>;
  if (textWithheld) return <p className="soft">{t('textWithheld')}</p>;
  return text === null ? null : <blockquote className="text">{text}</blockquote>;
}

function Record({ entry, zone }: { readonly entry: Entry; readonly zone: string }) {
  const { t } = useTranslation(['history', 'common']);
  const labels = useLabels();
  return (
    <details className="disclosure small">
      <summary>{t('record.title')}</summary>
      <dl className="facts">
        <dt>{t('record.happened')}</dt>
        <dd>{formatInstant(entry.occurredAt, zone)}</dd>
        <dt>{t('record.recorded')}</dt>
        <dd>{formatInstant(entry.recordedAt, zone)}</dd>
        <dt>{t('record.command')}</dt>
        <dd>{labels.command(entry.command)}</dd>
        <dt>{t('record.cause')}</dt>
        <dd>
          <Cause entry={entry} zone={zone} />
        </dd>
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

/** What brought the event about: another event, or time alone. */
function Cause({ entry, zone }: { readonly entry: Entry; readonly zone: string }) {
  const { t } = useTranslation(['history', 'rules']);
  const words = useHistoryWords();
  const { cause } = entry;
  if (cause === null) return t('cause.command');
  if (cause.by === 'time')
    return (t as (key: string, options: object) => string)(`rules:time.${entry.type}`, {
      defaultValue: cause.rule ?? t('cause.time'),
    });
  const { event } = cause;
  if (event === null) return t('cause.unknown');
  return t('cause.event', {
    event: words.event(event.type),
    who: words.actor(event.actor),
    instant: formatInstant(event.occurredAt, zone),
  });
}
