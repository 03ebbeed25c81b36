import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { SelectField } from '../../design/field.js';
import { formatNumber } from '../../design/format.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { useFilters } from '../../shell/use-filters.js';
import { EXPORTS, type ExportName } from '../exports/export-request.js';
import { JobOutcomes } from '../jobs/job-outcomes.js';
import { countOf, type Job } from '../jobs/use-job.js';
import { WatchedJob } from '../jobs/watched-job.js';

const compare = (name: ExportName): Promise<Job> =>
  answerOf(
    api.POST('/rebuild-comparisons', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: { export: name },
    }),
  );

/** Whether the tables are what the events say, row by row. */
export function RebuildComparison() {
  const { t } = useTranslation(['analysis', 'jobs']);
  const [{ job }, setFilters] = useFilters();
  const [name, setName] = useState<ExportName>('registrations');
  const started = useMutation({
    mutationFn: compare,
    onSuccess: ({ id }) => setFilters({ job: id }),
  });
  return (
    <>
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          started.mutate(name);
        }}
      >
        <h2>{t('rebuild.title')}</h2>
        <p className="soft">{t('rebuild.hint')}</p>
        <SelectField
          label={t('rebuild.export')}
          value={name}
          options={EXPORTS.map((value) => ({ value, label: t(`jobs:kind.${value}`) }))}
          onChange={(value) => setName(value as ExportName)}
        />
        {started.error && <ErrorNotice error={started.error} />}
        <div className="row">
          <Button kind="primary" submits disabled={started.isPending}>
            {t('rebuild.start')}
          </Button>
        </div>
      </form>
      {job !== undefined && (
        <section className="card stack" aria-labelledby="compared">
          <h2 id="compared">{t('rebuild.result')}</h2>
          <WatchedJob key={job} id={job}>
            {(done) => <Compared job={done} />}
          </WatchedJob>
        </section>
      )}
    </>
  );
}

const DIFFERENCES = ['differs', 'missing', 'extra'] as const;

function Compared({ job }: { readonly job: Job }) {
  const { t } = useTranslation('analysis');
  const count = DIFFERENCES.reduce((sum, outcome) => sum + countOf(job, outcome), 0);
  return (
    <>
      {count === 0 ? (
        <Notice kind="success" title={t('rebuild.same')} />
      ) : (
        <Notice kind="warning" title={t('rebuild.differ', { count, shown: formatNumber(count) })} />
      )}
      <JobOutcomes job={job} />
    </>
  );
}
