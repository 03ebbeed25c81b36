import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queries } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { formatInstant } from '../../design/format.js';
import { EmptyState, ErrorNotice, Notice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { ScheduleDialog } from './schedule-dialog.js';
import { bodyOf, type Schedule } from './schedule-rule.js';
import { useRuleWords } from './schedule-words.js';

const ASK_AGAIN_MILLISECONDS = 2_000;

/** One's own scheduled exports. */
export function ScheduleList() {
  const { t } = useTranslation(['exports', 'common']);
  const found = queries.useQuery(
    'get',
    '/export-schedules',
    {},
    {
      refetchInterval: ({ state }) =>
        state.data?.some(({ running }) => running !== undefined) ? ASK_AGAIN_MILLISECONDS : false,
    },
  );
  return (
    <section className="stack" aria-labelledby="scheduled">
      <h2 id="scheduled">{t('schedule.title')}</h2>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.length === 0 && (
        <EmptyState title={t('schedule.empty')}>{t('schedule.emptyText')}</EmptyState>
      )}
      <ul className="cards">
        {found.data?.map((item) => (
          <ScheduleCard key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ScheduleCard({ item }: { readonly item: Schedule }) {
  const { t } = useTranslation('exports');
  const ruleWords = useRuleWords();
  const { request, rule, zone, period, status, problem, nextRuns, running } = item;
  return (
    <li className="card stack stack-tight">
      <h3>{t(`name.${request.name}`)}</h3>
      <p>{ruleWords(rule, zone)}</p>
      <p className="small soft">
        {[
          t(`schedule.status.${status}`),
          (request.format ?? 'csv').toUpperCase(),
          period && t(`schedule.periods.${period}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {problem && <Notice kind="error">{problem.detail}</Notice>}
      {running && <p role="status">{t('schedule.running')}</p>}
      {nextRuns.length > 0 && (
        <p className="small">
          {t('schedule.next')} {nextRuns.map((run) => formatInstant(run, zone)).join(' · ')}
        </p>
      )}
      <LastRun item={item} />
      <ScheduleActions item={item} />
    </li>
  );
}

function LastRun({ item: { lastRun, problem, zone } }: { readonly item: Schedule }) {
  const { t } = useTranslation('exports');
  if (!lastRun) return <p className="small soft">{t('schedule.never')}</p>;
  const { outcome, endedAt, rows = 0 } = lastRun;
  return (
    <>
      <p className="small">
        {t(`schedule.outcome.${outcome}`, { count: rows, instant: formatInstant(endedAt, zone) })}
      </p>
      {lastRun.problem && !problem && <Notice kind="error">{lastRun.problem.detail}</Notice>}
    </>
  );
}

function ScheduleActions({ item }: { readonly item: Schedule }) {
  const { t } = useTranslation('exports');
  const ruleWords = useRuleWords();
  const [error, setError] = useState<unknown>();
  const [changing, setChanging] = useState(false);
  const params = { path: { schedule: item.id } };
  const title = `${t(`name.${item.request.name}`)}, ${ruleWords(item.rule, item.zone)}`;
  const paused = item.status === 'paused';

  async function act(work: () => Promise<unknown>) {
    setError(undefined);
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: ['get', '/export-schedules'] });
    } catch (failure) {
      setError(failure);
    }
  }
  const pause = () =>
    answerOf(
      api.PUT('/export-schedules/{schedule}', { params, body: bodyOf(item, { paused: !paused }) }),
    );
  const remove = () => api.DELETE('/export-schedules/{schedule}', { params });
  return (
    <>
      {error != null && <ErrorNotice error={error} />}
      <div className="row">
        <Button aria-label={`${t('schedule.change')}: ${title}`} onClick={() => setChanging(true)}>
          {t('schedule.change')}
        </Button>
        <Button
          aria-label={`${t(paused ? 'schedule.resume' : 'schedule.pause')}: ${title}`}
          onClick={() => void act(pause)}
        >
          {t(paused ? 'schedule.resume' : 'schedule.pause')}
        </Button>
        <Button aria-label={`${t('list.delete')}: ${title}`} onClick={() => void act(remove)}>
          {t('list.delete')}
        </Button>
      </div>
      {changing && <ScheduleDialog item={item} onClose={() => setChanging(false)} />}
    </>
  );
}
