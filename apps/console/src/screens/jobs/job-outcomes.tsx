import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../commands/labels.js';
import { formatNumber } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Pager, Table } from '../../design/table.js';
import { PersonName, RegistrationName } from '../shared/names.js';
import { StreamLink } from '../shared/stream-link.js';
import { useWords } from './job-words.js';
import { isOver, outcomesOf, type Job, type Outcome } from './use-job.js';

interface JobOutcomesProps {
  readonly job: Job;
  /** What the item is, where the screen knows more of it than the job. */
  readonly nameOf?: (outcome: Outcome) => ReactNode;
}

/** One outcome for each item of a job, in their order. */
export function JobOutcomes({ job, nameOf }: JobOutcomesProps) {
  const { t } = useTranslation(['jobs', 'common']);
  const words = useWords();
  const [after, setAfter] = useState<string>();
  const found = useQuery({
    queryKey: ['outcomes', job.id, job.status, job.progress.done, after],
    queryFn: () => outcomesOf(job.id, after),
    placeholderData: keepPreviousData,
  });
  const page = found.data;
  const summary = page?.items.find(({ statuses }) => statuses);
  const items = page?.items.filter(({ statuses }) => !statuses) ?? [];
  return (
    <div className="stack">
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {page && page.items.length === 0 && isOver(job.status) && (
        <p className="soft">{t('outcomes.empty')}</p>
      )}
      {summary && <Summary summary={summary} />}
      {items.length > 0 && (
        <Table
          caption={t('outcomes.title')}
          rows={items}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: 'item',
              label: t('outcomes.item'),
              heading: true,
              cell: (outcome) => nameOf?.(outcome) ?? <Item outcome={outcome} />,
            },
            {
              key: 'outcome',
              label: t('outcomes.outcome'),
              cell: (outcome) => words.outcome(outcome.outcome),
            },
            {
              key: 'why',
              label: t('outcomes.details'),
              cell: (outcome) => <Details outcome={outcome} />,
            },
          ]}
        />
      )}
      <Pager previous={page?.previous} next={page?.next} onGo={setAfter} />
    </div>
  );
}

function Item({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('jobs');
  const { registration, person, line, number, stream, mail, row, table, rows } = outcome;
  if (stream !== undefined) return <StreamLink stream={stream} />;
  if (rows !== undefined) return t('outcomes.whole');
  if (mail !== undefined || row !== undefined)
    return <code>{[table, mail ?? row].filter(Boolean).join(' ')}</code>;
  if (registration !== undefined) return <RegistrationName id={registration} />;
  if (line != null) {
    return (
      <>
        {t('outcomes.line', { line })}
        {person !== undefined && outcome.outcome !== 'registered_or_invited' && (
          <>
            {' · '}
            <PersonName id={person} />
          </>
        )}
      </>
    );
  }
  if (person !== undefined) return <PersonName id={person} />;
  return t('outcomes.number', { number });
}

/** Why an item was refused, or what changes with it. */
function Details({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('jobs');
  const labels = useLabels();
  const words = useWords();
  const { detail, errors, events = [], changes = [], mails = [], now, whatIf } = outcome;
  if (errors) {
    return (
      <ul className="plain-list">
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <code>{field}</code> · {message}
          </li>
        ))}
      </ul>
    );
  }
  if (detail !== undefined) return detail;
  if (outcome.problem !== undefined) return outcome.problem;
  if (outcome.rows !== undefined) {
    const [rows, equal] = [outcome.rows, outcome.equal ?? 0].map(formatNumber);
    return t('outcomes.compared', { count: outcome.rows, rows, equal });
  }
  if (outcome.columns && outcome.columns.length > 0)
    return t('outcomes.columns', { columns: outcome.columns.join(', ') });
  if (now !== undefined && whatIf !== undefined) {
    return now === whatIf
      ? t('outcomes.datesDiffer')
      : t('outcomes.differs', { now: words.status(now), whatIf: words.status(whatIf) });
  }
  const parts = [
    ...new Set(events.map((type) => labels.event(type))),
    ...changes.map((field) => labels.field(field)),
    ...(mails.length > 0
      ? [t('outcomes.mails', { count: new Set(mails.map(({ recipient }) => recipient)).size })]
      : []),
  ];
  return parts.length === 0 ? '–' : parts.join(' · ');
}

/** How many registrations have each status, now and under the other policy. */
function Summary({ summary }: { readonly summary: Outcome }) {
  const { t } = useTranslation('jobs');
  const words = useWords();
  return (
    <div className="stack stack-tight">
      <p>
        {t('whatIf.summary', {
          count: summary.differing ?? 0,
          all: formatNumber(summary.registrations ?? 0),
        })}
      </p>
      <Table
        caption={t('whatIf.byStatus')}
        rows={summary.statuses ?? []}
        rowKey={({ status }) => status}
        columns={[
          {
            key: 'status',
            label: t('whatIf.status'),
            heading: true,
            cell: ({ status }) => words.status(status),
          },
          {
            key: 'now',
            label: t('whatIf.now'),
            number: true,
            cell: ({ now }) => formatNumber(now),
          },
          {
            key: 'whatIf',
            label: t('whatIf.whatIf'),
            number: true,
            cell: ({ whatIf }) => formatNumber(whatIf),
          },
        ]}
      />
    </div>
  );
}
