import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { JobOutcomes } from '../jobs/job-outcomes.js';
import { JobProgress } from '../jobs/job-progress.js';
import { isOver, useJob } from '../jobs/use-job.js';
import { startImport, type ChosenFile, type Leaving } from './import-request.js';
import { lineName } from './line-name.js';

interface ImportRunStepProps {
  readonly chosen: ChosenFile;
  readonly leaving: Leaving;
  onRestart(): void;
}

/** The third step: the import itself, its progress, and what became of each line. */
export function ImportRunStep({ chosen, leaving, onRestart }: ImportRunStepProps) {
  const { t } = useTranslation(['people', 'common']);
  const [key] = useState(() => crypto.randomUUID());
  const started = useQuery({
    queryKey: ['import', key],
    staleTime: 'static',
    retry: false,
    queryFn: () => startImport({ chosen, leaving, dryRun: false, key }),
  });
  const job = useJob(started.data?.id).data;
  return (
    <section className="card stack" aria-labelledby="done">
      <h2 id="done">{t('import.step.done')}</h2>
      {started.error && <ErrorNotice error={started.error} retry={() => void started.refetch()} />}
      {!started.error && !job && <Loading label={t('common:loading')} />}
      {job?.status === 'done' && !job.problem && (
        <Notice kind="success" title={t('import.imported')} />
      )}
      {job && (
        <>
          <JobProgress job={job} />
          <p>
            <Link to="/jobs/$id" params={{ id: job.id }}>
              {t('import.kept')}
            </Link>
          </p>
          <JobOutcomes job={job} nameOf={lineName(chosen.lines)} />
          {isOver(job.status) && (
            <div>
              <Button onClick={onRestart}>{t('import.another')}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
