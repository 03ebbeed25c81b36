import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { JobProgress } from './job-progress.js';
import { useJob, type Job } from './use-job.js';

interface WatchedJobProps {
  readonly id: string;
  readonly children: (job: Job) => ReactNode;
}

/** A job by its id: how far it is, the way to cancel it, and what it brought once it is done. */
export function WatchedJob({ id, children }: WatchedJobProps) {
  const { t } = useTranslation(['runs', 'common']);
  const found = useJob(id);
  const job = found.data;
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!job) return <Loading label={t('common:loading')} />;
  return (
    <div className="stack stack-tight">
      <p>
        {t(`status.${job.status}`)} · {t('asked', { instant: formatInstant(job.requestedAt) })}
        {' · '}
        {t('kept', { instant: formatInstant(job.expiresAt) })}
      </p>
      <JobProgress job={job} />
      {job.status === 'done' && children(job)}
    </div>
  );
}
