import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { formatInstant, formatNumber } from '../../design/format.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Table } from '../../design/table.js';
import { useHistoryWords } from '../history/history-words.js';
import { useOutcomes } from '../jobs/use-outcomes.js';
import type { Job } from '../jobs/use-job.js';

interface Summary {
  readonly registrations: number;
  readonly differing: number;
  readonly statuses: readonly {
    readonly status: string;
    readonly now: number;
    readonly whatIf: number;
  }[];
}

interface Difference {
  readonly registration: string;
  readonly now: string;
  readonly whatIf: string;
  readonly dates: readonly {
    readonly date: string;
    readonly now: string | null;
    readonly whatIf: string | null;
  }[];
  readonly from: { readonly type: string; readonly at: string };
  readonly leftOut: number;
}

/** What would differ: how many registrations of each status, and which ones. */
export function WhatIfResult({ job }: { readonly job: Job }) {
  const { t } = useTranslation(['analysis', 'common']);
  const found = useOutcomes(job.id);
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  const summary = found.data.find(({ outcome }) => outcome === 'summary') as unknown as
    Summary | undefined;
  const differences = found.data.filter(
    ({ outcome }) => outcome === 'differs',
  ) as unknown as readonly Difference[];
  return (
    <div className="stack">
      <Asked job={job} />
      {summary && <Statuses summary={summary} />}
      {differences.length === 0 ? (
        <Notice kind="success">{t('same')}</Notice>
      ) : (
        <Differences differences={differences} />
      )}
    </div>
  );
}

/** The policy that was tried. */
function Asked({ job }: { readonly job: Job }) {
  const { t } = useTranslation(['analysis', 'common']);
  const { managerPolicy, archiveAfterMonths } = job.request as {
    readonly managerPolicy?: 'none' | 'per_date' | 'per_registration';
    readonly archiveAfterMonths?: number;
  };
  const parts = [
    managerPolicy &&
      t('common:labelled', {
        label: t('form.managerPolicy'),
        value: t(`policies.${managerPolicy}`),
      }),
    archiveAfterMonths !== undefined &&
      t('common:labelled', { label: t('form.archiveAfterMonths'), value: archiveAfterMonths }),
  ];
  return <p className="soft">{parts.filter(Boolean).join(' · ')}</p>;
}

function Statuses({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation('analysis');
  const words = useHistoryWords();
  const signed = (value: number): string =>
    value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
  return (
    <>
      <p>
        <strong>{t('differing', { count: summary.differing })}</strong>{' '}
        {t('of', { count: summary.registrations })}
      </p>
      <Table
        caption={t('statuses')}
        rows={summary.statuses}
        rowKey={({ status }) => status}
        columns={[
          {
            key: 'status',
            label: t('status'),
            heading: true,
            cell: ({ status }) => words.status(status),
          },
          { key: 'now', label: t('now'), number: true, cell: ({ now }) => formatNumber(now) },
          {
            key: 'whatIf',
            label: t('whatIf'),
            number: true,
            cell: ({ whatIf }) => formatNumber(whatIf),
          },
          {
            key: 'difference',
            label: t('difference'),
            number: true,
            cell: ({ now, whatIf }) => signed(whatIf - now),
          },
        ]}
      />
    </>
  );
}

const SHOWN = 100;

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const { t } = useTranslation('analysis');
  const words = useHistoryWords();
  const [shown, setShown] = useState(SHOWN);
  const dateStatus = (code: string | null): string =>
    code === null ? t('neverChosen') : words.dateStatus(code);
  return (
    <>
      <Table
        caption={t('differences')}
        rows={differences.slice(0, shown)}
        rowKey={({ registration }) => registration}
        columns={[
          {
            key: 'registration',
            label: t('registration'),
            heading: true,
            cell: ({ registration }) => (
              <Link to="/registrations/$id/history" params={{ id: registration }}>
                {t('open')} <span className="small">{registration.slice(0, 8)}</span>
              </Link>
            ),
          },
          { key: 'now', label: t('now'), cell: ({ now }) => words.status(now) },
          { key: 'whatIf', label: t('whatIf'), cell: ({ whatIf }) => words.status(whatIf) },
          {
            key: 'dates',
            label: t('dates'),
            cell: ({ dates }) => (
              <ul>
                {dates.map(({ date, now, whatIf }) => (
                  <li key={date}>
                    {dateStatus(now)} → {dateStatus(whatIf)}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'from',
            label: t('from'),
            cell: ({ from }) => `${words.event(from.type)}, ${formatInstant(from.at)}`,
          },
          {
            key: 'leftOut',
            label: t('leftOut'),
            number: true,
            cell: ({ leftOut }) => formatNumber(leftOut),
          },
        ]}
      />
      {differences.length > shown && (
        <p>
          <Button onClick={() => setShown(shown + SHOWN)}>
            {t('more', { shown, count: differences.length })}
          </Button>
        </p>
      )}
    </>
  );
}
