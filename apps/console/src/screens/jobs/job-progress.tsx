import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../api/query-client.js';
import { Button } from '../../design/button.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Progress } from '../../design/progress.js';
import { useWords } from './job-words.js';
import { cancelJob, isOver, type Job } from './use-job.js';

/** How far a job is, with a way to stop it, and what became of its items so far. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs');
  const words = useWords();
  const cancel = useMutation({
    mutationFn: () => cancelJob(job.id),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const { done, total } = job.progress;
  const counts = Object.entries(job.counts).filter(([outcome]) => outcome !== 'summary');
  return (
    <div className="stack stack-tight" role="status">
      {!isOver(job.status) && (
        <>
          <Progress label={t('progress.label', { done, total })} done={done} total={total} />
          <div>
            <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
              {t('progress.cancel')}
            </Button>
          </div>
        </>
      )}
      {job.status === 'cancelled' && (
        <Notice kind="warning" title={t('progress.cancelled')}>
          <p>{t('progress.cancelledText', { done, total })}</p>
        </Notice>
      )}
      {job.status === 'failed' && !job.problem && (
        <Notice kind="error" title={t('progress.failed')} />
      )}
      {job.problem && (
        <Notice kind="error" title={t('progress.failed')}>
          <p>{job.problem.detail}</p>
        </Notice>
      )}
      {cancel.error && <ErrorNotice error={cancel.error} />}
      {counts.length > 0 && (
        <p>
          {counts
            .map(([outcome, count]) => t('progress.count', { count, what: words.outcome(outcome) }))
            .join(' · ')}
        </p>
      )}
    </div>
  );
}
