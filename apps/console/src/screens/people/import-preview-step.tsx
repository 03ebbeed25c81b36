import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { Choice } from '../../design/field.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { JobOutcomes } from '../jobs/job-outcomes.js';
import { JobProgress } from '../jobs/job-progress.js';
import { countOf, isOver, useJob, type Job } from '../jobs/use-job.js';
import { startImport, type ChosenFile, type Leaving } from './import-request.js';
import { lineName } from './line-name.js';

interface ImportPreviewStepProps {
  readonly chosen: ChosenFile;
  onImport(leaving: Leaving): void;
  onRestart(): void;
}

/** The second step: the dry run of the import, with what would become of each line and of those who are absent. */
export function ImportPreviewStep({ chosen, onImport, onRestart }: ImportPreviewStepProps) {
  const { t } = useTranslation(['people', 'common']);
  const [leave, setLeave] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const started = useQuery({
    queryKey: ['import', key, leave],
    staleTime: 'static',
    retry: false,
    queryFn: () =>
      startImport({
        chosen,
        leaving: { leave },
        dryRun: true,
        key: `${key}${leave ? '-leave' : ''}`,
      }),
  });
  const job = useJob(started.data?.id).data;
  return (
    <section className="card stack" aria-labelledby="preview">
      <h2 id="preview">{t('import.step.preview')}</h2>
      <p>{t('import.fileName', { name: chosen.file.name })}</p>
      {started.error && <ErrorNotice title={t('import.unreadable')} error={started.error} />}
      {!started.error && !job && <Loading label={t('common:loading')} />}
      {job && (
        <>
          <JobProgress job={leave ? { ...job, problem: undefined } : job} />
          <Absent job={job} leave={leave} onChange={setLeave} />
          {isOver(job.status) && <Decide job={job} leave={leave} onImport={onImport} />}
          <JobOutcomes key={job.id} job={job} nameOf={lineName(chosen.lines)} />
        </>
      )}
      <div>
        <Button onClick={onRestart}>{t('import.other')}</Button>
      </div>
    </section>
  );
}

interface AbsentProps {
  readonly job: Job;
  readonly leave: boolean;
  onChange(leave: boolean): void;
}

/** What becomes of employees who are not in the file. */
function Absent({ job, leave, onChange }: AbsentProps) {
  const { t } = useTranslation('people');
  const group = useId();
  const absent = countOf(job, 'absent') + countOf(job, 'would_leave');
  if (absent === 0) return null;
  return (
    <fieldset className="field">
      <legend className="field-label">{t('import.absent', { count: absent })}</legend>
      <Choice type="radio" name={group} checked={!leave} onChange={() => onChange(false)}>
        {t('import.stay')}
      </Choice>
      <Choice type="radio" name={group} checked={leave} onChange={() => onChange(true)}>
        {t('import.leave')}
      </Choice>
    </fieldset>
  );
}

interface DecideProps {
  readonly job: Job;
  readonly leave: boolean;
  onImport(leaving: Leaving): void;
}

function Decide({ job, leave, onImport }: DecideProps) {
  const { t } = useTranslation('people');
  const [sure, setSure] = useState(false);
  const refused = countOf(job, 'refused');
  const leaving = countOf(job, 'would_leave');
  if (refused > 0) {
    return (
      <Notice kind="error" title={t('import.refused', { count: refused })}>
        <p>{t('import.refusedText')}</p>
      </Notice>
    );
  }
  if (job.status !== 'done' && !(leave && leaving > 0)) return null;
  const asks = leave && leaving > 0;
  return (
    <div className="stack stack-tight">
      {asks && (
        <Choice type="checkbox" checked={sure} onChange={setSure}>
          {t('import.sure', { count: leaving })}
        </Choice>
      )}
      <div>
        <Button
          kind="primary"
          disabled={asks && !sure}
          onClick={() => onImport({ leave, ...(asks && { count: leaving }) })}
        >
          {t('import.give')}
        </Button>
      </div>
    </div>
  );
}
