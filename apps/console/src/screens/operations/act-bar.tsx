import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { Choice } from '../../design/field.js';
import { Notice } from '../../design/notice.js';
import { useCan } from '../../session/session.js';
import { useFilters } from '../../shell/use-filters.js';
import type { Job } from '../jobs/use-job.js';
import type { Chosen } from './chosen.js';
import { JobDialog } from './job-dialog.js';

interface ActBarProps {
  readonly title: string;
  /** The keys of all rows of the page. */
  readonly keys: readonly string[];
  readonly chosen: Chosen;
  /** Starts the work on the chosen rows, or on all that there are. */
  start(all: boolean, dryRun: boolean): Promise<Job>;
}

/** Chooses rows, and starts the work on them. Who may not is told so. */
export function ActBar({ title, keys, chosen, start }: ActBarProps) {
  const { t } = useTranslation('operations');
  const can = useCan('platform');
  const [, setFilters] = useFilters();
  const [asked, setAsked] = useState<'chosen' | 'all'>();
  if (!can) return <Notice>{t('platformOnly', { what: title })}</Notice>;
  const here = keys.filter((key) => chosen.keys.has(key)).length;
  return (
    <section className="card row no-print" aria-label={title}>
      <Choice
        type="checkbox"
        checked={here === keys.length}
        onChange={(checked) => chosen.set(keys, checked)}
      >
        {t('choosePage', { count: keys.length })}
      </Choice>
      <span role="status">{t('chosen', { count: chosen.keys.size })}</span>
      <Button kind="primary" disabled={chosen.keys.size === 0} onClick={() => setAsked('chosen')}>
        {t('actOnChosen', { what: title })}
      </Button>
      <Button onClick={() => setAsked('all')}>{t('actOnAll', { what: title })}</Button>
      {asked !== undefined && (
        <JobDialog
          title={title}
          start={(dryRun) => start(asked === 'all', dryRun)}
          onClose={() => setAsked(undefined)}
          onStarted={(job) => {
            setAsked(undefined);
            chosen.clear();
            setFilters({ job: job.id });
          }}
        />
      )}
    </section>
  );
}
