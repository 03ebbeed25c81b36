import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Loading, Progress } from '../../design/progress.js';
import { cancelJob, isUnderWay, useJob, type Job } from './use-run.js';

interface JobProgressProps {
  readonly id: string;
  readonly children: (job: Job) => ReactNode;
}

/** How far a job is, the way to cancel it, and what it brought once it is done. */
export function JobProgress({ id, children }: JobProgressProps) {
  const { t } = useTranslation(['runs', 'common']);
  const found = useJob(id);
  const job = found.data;
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!job) return <Loading label={t('common:loading')} />;
  return (
    <div className="stack stack-tight">
      <p role="status">
        {t(`status.${job.status}`)} · {t('asked', { instant: formatInstant(job.requestedAt) })}
        {' · '}
        {t('kept', { instant: formatInstant(job.expiresAt) })}
      </p>
      {isUnderWay(job) && (
        <>
          <Progress
            label={t('progress')}
            done={job.progress.done}
            total={job.progress.total > 1 ? job.progress.total : null}
          />
          <p>
            <Button onClick={() => void cancelJob(id)}>{t('cancel')}</Button>
          </p>
        </>
      )}
      {job.problem && <Notice kind="error">{job.problem.detail}</Notice>}
      {job.status === 'cancelled' && <Notice>{t('cancelled')}</Notice>}
      {job.status === 'done' && children(job)}
    </div>
  );
}
