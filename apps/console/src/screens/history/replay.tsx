import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { Field } from '../../design/field.js';
import { formatInstant, formatMinutes, formatSpan } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';
import { useDebounced } from '../../design/use-debounced.js';
import { keepPreviousData } from '@tanstack/react-query';
import { useHistoryWords, type Clock, type Stop } from './history-words.js';

const ASK_AFTER_MILLISECONDS = 200;

interface ReplayProps {
  readonly id: string;
  readonly clock: Clock;
  readonly stops: readonly Stop[];
  readonly zone: string;
  /** The chosen instant; left out: the last. */
  readonly at: string | undefined;
  onMove(instant: string): void;
}

/** A slider over the instants of a clock, and the registration as it was then. */
export function Replay({ id, clock, stops, zone, at, onMove }: ReplayProps) {
  const { t } = useTranslation(['history', 'common']);
  const words = useHistoryWords();
  const found = stops.findLastIndex(({ instant }) => at === undefined || instant <= at);
  const index = Math.max(found, 0);
  const stop = stops[index];
  const instant = useDebounced(stop?.instant ?? '', ASK_AFTER_MILLISECONDS);
  const state = queries.useQuery(
    'get',
    '/registrations/{registration}/as-of',
    { params: { path: { registration: id }, query: { instant, clock } } },
    { enabled: instant !== '', placeholderData: keepPreviousData },
  );
  const events = (stop?.types ?? []).map((type) => words.event(type)).join(', ');
  return (
    <section className="card stack" aria-labelledby="replay">
      <h2 id="replay">{t('replay.title')}</h2>
      <Field label={t('replay.slider')} hint={t(`replay.hint.${clock}`)}>
        {(control) => (
          <input
            {...control}
            className="slider"
            type="range"
            min={0}
            max={Math.max(stops.length - 1, 0)}
            step={1}
            value={index}
            aria-valuetext={stop && `${formatInstant(stop.instant, zone)}: ${events}`}
            onChange={(event) => {
              const chosen = stops[Number(event.target.value)];
              if (chosen) onMove(chosen.instant);
            }}
          />
        )}
      </Field>
      {stop && (
        <p role="status">
          <strong>{formatInstant(stop.instant, zone)}</strong>
          {' · '}
          {t('replay.step', { number: index + 1, count: stops.length })}
          {' · '}
          {events}
        </p>
      )}
      {state.error && <ErrorNotice error={state.error} retry={() => void state.refetch()} />}
      {state.isPending && <Loading label={t('common:loading')} />}
      {state.data && <StateThen state={state.data} zone={zone} />}
    </section>
  );
}

interface StateProps {
  readonly state: Schemas['StateThen'];
  readonly zone: string;
}

/** A registration as of an instant. */
export function StateThen({ state, zone }: StateProps) {
  const { t } = useTranslation(['history', 'registrations']);
  const words = useHistoryWords();
  return (
    <div className="stack stack-tight" data-testid="state-then">
      <p className="row">
        <Status status={state.status} label={state.label} />
        <span className="soft">
          {t('replay.since', { instant: formatInstant(state.statusSince, zone) })} ·{' '}
          {t('replay.events', { count: state.events })}
        </span>
      </p>
      <dl className="facts">
        <dt>{t('field.nextActor')}</dt>
        <dd>{words.value('nextActor', state.nextActor, false, zone)}</dd>
        {state.reason !== null && (
          <>
            <dt>{t('field.reason')}</dt>
            <dd>{words.value('reason', state.reason, false, zone)}</dd>
          </>
        )}
        <dt>{t('field.deadlines')}</dt>
        <dd>{words.value('deadlines', state.deadlines, false, zone)}</dd>
      </dl>
      {state.dates.length > 0 && (
        <ul className="cards">
          {state.dates.map((date) => (
            <li key={date.id} className="row row-apart">
              <span>
                {formatSpan(date.start, date.end, date.zone)}
                {date.creditedMinutes !== null &&
                  ` · ${t('registrations:date.credited', { minutes: formatMinutes(date.creditedMinutes) })}`}
                {date.certificate !== 'none' && ` · ${words.certificate(date.certificate)}`}
              </span>
              <Status status={date.status} label={date.label} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
