import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../commands/labels.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { EVENT_EXPORT, EventFile } from './event-file.js';
import { JobOutcomes } from './job-outcomes.js';
import { JobProgress } from './job-progress.js';
import { useWords } from './job-words.js';
import { useJob, type Job as JobAnswer } from './use-job.js';

/** One job: what was asked for, how far it is, and the outcome of each item. */
export function Job() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation(['jobs', 'common']);
  const words = useWords();
  const found = useJob(id);
  const job = found.data;
  return (
    <Page
      title={job ? words.kind(job.kind) : t('one.title')}
      up={{ to: '/jobs', label: t('list.title') }}
    >
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {job && (
        <>
          <Request job={job} />
          <JobProgress job={job} />
          <h2>{t('outcomes.title')}</h2>
          {job.kind === EVENT_EXPORT && job.status === 'done' ? (
            <EventFile job={job} />
          ) : (
            <JobOutcomes job={job} />
          )}
        </>
      )}
    </Page>
  );
}

function Request({ job }: { readonly job: JobAnswer }) {
  const { t } = useTranslation('jobs');
  const labels = useLabels();
  const words = useWords();
  const { command, dryRun, managerPolicy } = job.request as Readonly<Record<string, unknown>>;
  return (
    <>
      {dryRun === true && <Notice title={t('one.dryRun')} />}
      <dl className="facts">
        {typeof command === 'string' && (
          <>
            <dt>{t('one.command')}</dt>
            <dd>{labels.command(command)}</dd>
          </>
        )}
        {typeof managerPolicy === 'string' && (
          <>
            <dt>{labels.field('managerPolicy')}</dt>
            <dd>{labels.choice(managerPolicy)}</dd>
          </>
        )}
        <dt>{t('one.state')}</dt>
        <dd>{words.state(job.status)}</dd>
        <dt>{t('one.asked')}</dt>
        <dd>{formatInstant(job.requestedAt)}</dd>
        <dt>{t('one.kept')}</dt>
        <dd>{formatInstant(job.expiresAt)}</dd>
      </dl>
    </>
  );
}
