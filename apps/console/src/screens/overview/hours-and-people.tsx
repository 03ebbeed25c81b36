import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { EmptyState, ErrorNotice, Notice } from '../../design/notice.js';
import { Loading, Progress } from '../../design/progress.js';
import type { Search } from '../../shell/search.js';
import { fetchExportFile } from '../exports/export-files.js';
import { isUnderWay, removeExport, useExport } from '../exports/use-export.js';
import { Figure, type Series } from './figure.js';
import {
  byMonth,
  COUNTED,
  participationsOf,
  tallyBy,
  type Participation,
  type Tally,
} from './hours.js';
import { monthWords } from './period-words.js';

/** Hours and people, counted from an export of the participations: asked for by hand, since an export is recorded. */
export function HoursAndPeople({ filters }: { readonly filters: Search }) {
  const { t } = useTranslation(['overview', 'runs']);
  const [id, setId] = useState<string>();
  const [error, setError] = useState<unknown>();
  const run = useExport(id);
  async function ask() {
    setError(undefined);
    const { level, nonprofit, from, to } = filters;
    try {
      const body = {
        name: 'dates' as const,
        status: 'participated',
        columns: [...COUNTED],
        header: 'keys' as const,
        separator: 'comma' as const,
        ...(level && { level }),
        ...(nonprofit && { nonprofit }),
        ...(from && { from }),
        ...(to && { to }),
      };
      setId((await answerOf(api.POST('/exports', { body }))).id);
    } catch (failure) {
      setError(failure);
    }
  }
  const failure = error ?? run.error;
  return (
    <>
      <section className="card stack stack-tight" aria-labelledby="hours">
        <h2 id="hours">{t('hours.title')}</h2>
        <p className="soft">{t('hours.hint')}</p>
        {failure != null && <ErrorNotice error={failure} />}
        {run.data && isUnderWay(run.data) ? (
          <>
            <Progress
              label={t('runs:progress')}
              done={run.data.progress.done}
              total={run.data.progress.total}
            />
            <p>
              <Button onClick={() => id !== undefined && void removeExport(id)}>
                {t('runs:cancel')}
              </Button>
            </p>
          </>
        ) : (
          <p>
            <Button kind="primary" onClick={() => void ask()}>
              {t('hours.count')}
            </Button>
          </p>
        )}
        {run.data?.problem && <Notice kind="error">{run.data.problem.detail}</Notice>}
      </section>
      {run.data?.status === 'done' && <Counted id={run.data.id} />}
    </>
  );
}

function Counted({ id }: { readonly id: string }) {
  const { t } = useTranslation(['overview', 'common']);
  const file = useQuery({
    queryKey: ['participations', id],
    staleTime: Infinity,
    queryFn: async () => participationsOf(await (await fetchExportFile(id)).content.text()),
  });
  if (file.error) return <ErrorNotice error={file.error} />;
  if (!file.data) return <Loading label={t('common:loading')} />;
  if (file.data.length === 0)
    return <EmptyState title={t('hours.empty')}>{t('hours.emptyText')}</EmptyState>;
  return <Figures participations={file.data} />;
}

function Figures({ participations }: { readonly participations: readonly Participation[] }) {
  const { t } = useTranslation(['overview', 'common']);
  const months = byMonth(participations);
  const most = (key: 'nonprofit' | 'level') =>
    tallyBy(participations, key).toSorted((one, other) => other.hours - one.hours);
  const seriesOf = (tallies: readonly Tally[]): [Series, Series] => {
    const found = new Map(tallies.map((tally) => [tally.key, tally]));
    return [
      {
        key: 'hours',
        label: t('hours.hours'),
        unit: t('hours.hours'),
        valueOf: (key) => found.get(key)?.hours ?? 0,
      },
      {
        key: 'people',
        label: t('hours.people'),
        unit: t('hours.people'),
        valueOf: (key) => found.get(key)?.people ?? 0,
      },
    ];
  };
  const named = (tallies: readonly Tally[]) =>
    tallies.map(({ key }) => ({ key, label: key || t('common:none') }));
  const [hours, people] = seriesOf(months);
  const rows = months.map(({ key }) => ({ key, ...monthWords(key) }));
  const [nonprofits, levels] = [most('nonprofit'), most('level')];
  return (
    <>
      <Figure
        title={t('hours.byMonth')}
        of={t('month')}
        rows={rows}
        series={[hours]}
        overTime
        file="hours-by-month"
      />
      <Figure
        title={t('hours.peopleByMonth')}
        of={t('month')}
        rows={rows}
        series={[people]}
        overTime
        file="people-by-month"
      />
      <Figure
        title={t('hours.byNonprofit')}
        of={t('nonprofit')}
        rows={named(nonprofits)}
        series={seriesOf(nonprofits)}
        file="hours-by-nonprofit"
      />
      <Figure
        title={t('hours.byLevel')}
        of={t('level')}
        rows={named(levels)}
        series={seriesOf(levels)}
        file="hours-by-level"
      />
    </>
  );
}
