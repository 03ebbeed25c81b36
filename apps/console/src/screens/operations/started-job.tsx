import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { askEverythingAgain } from '../../api/query-client.js';
import { useFilters } from '../../shell/use-filters.js';
import { JobOutcomes } from '../jobs/job-outcomes.js';
import type { Job } from '../jobs/use-job.js';
import { WatchedJob } from '../jobs/watched-job.js';

/** The work that was started here, as the address names it: its progress, and what became of each item. */
export function StartedJob() {
  const { t } = useTranslation('operations');
  const [{ job: id }] = useFilters();
  if (id === undefined) return null;
  return (
    <section className="card stack" aria-labelledby="started">
      <h2 id="started">{t('started')}</h2>
      <WatchedJob key={id} id={id}>
        {(job) => <Outcomes job={job} />}
      </WatchedJob>
      <p>
        <Link to="/jobs/$id" params={{ id }}>
          {t('kept')}
        </Link>
      </p>
    </section>
  );
}

function Outcomes({ job }: { readonly job: Job }) {
  // The list shows what the work left, however fast it was done.
  useEffect(() => void askEverythingAgain(), [job.id]);
  return <JobOutcomes job={job} />;
}
