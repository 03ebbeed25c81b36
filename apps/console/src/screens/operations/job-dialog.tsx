import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DRY_RUN } from '../../api/query-client.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { JobOutcomes } from '../jobs/job-outcomes.js';
import { JobProgress } from '../jobs/job-progress.js';
import { isOver, useJob, type Job } from '../jobs/use-job.js';

interface JobDialogProps {
  readonly title: string;
  start(dryRun: boolean): Promise<Job>;
  onClose(): void;
  onStarted(job: Job): void;
}

/** Shows what would become of each item, and starts the work once that was seen. */
export function JobDialog({ title, start, onClose, onStarted }: JobDialogProps) {
  const { t } = useTranslation(['operations', 'common']);
  const [key] = useState(() => crypto.randomUUID());
  const preview = useQuery({
    queryKey: [DRY_RUN, key],
    staleTime: 'static',
    retry: false,
    queryFn: () => start(true),
  });
  const found = useJob(preview.data?.id);
  const job = found.data;
  const given = useMutation({ mutationFn: () => start(false), onSuccess: onStarted });
  const failure = given.error ?? preview.error ?? found.error;
  const seen = job !== undefined && isOver(job.status);
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack" aria-live="polite">
        <h3>{t('wouldHappen')}</h3>
        {failure && <ErrorNotice error={failure} />}
        {!failure && !job && <Loading label={t('common:loading')} />}
        {job && <JobProgress job={job} />}
        {seen && <JobOutcomes job={job} />}
      </div>
      <div className="row">
        <Button
          kind="primary"
          disabled={!seen || given.isPending || job.progress.total === 0}
          onClick={() => given.mutate()}
        >
          {title}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </Dialog>
  );
}
