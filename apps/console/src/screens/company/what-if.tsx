import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import type { Subject } from '../../commands/subject.js';
import { Button } from '../../design/button.js';
import { SelectField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { useCan } from '../../session/session.js';
import { JobOutcomes } from '../jobs/job-outcomes.js';
import { JobProgress } from '../jobs/job-progress.js';
import { isOver, useJob } from '../jobs/use-job.js';

type Policy = Schemas['CompanySettingsView']['managerPolicy'];

const POLICIES: readonly Policy[] = ['none', 'per_date', 'per_registration'];

interface WhatIfProps {
  readonly current: Schemas['CompanySettingsView'];
  readonly subject: Subject;
}

/** Replays history under another policy, so that one sees what it changes before one decides. */
export function WhatIf({ current, subject }: WhatIfProps) {
  const { t } = useTranslation(['organisations', 'jobs']);
  const labels = useLabels();
  const ask = useCommand();
  const can = useCan('company_settings');
  const [policy, setPolicy] = useState<Policy>(
    POLICIES.find((other) => other !== current.managerPolicy) ?? 'none',
  );
  const started = useMutation({
    mutationFn: (managerPolicy: Policy) =>
      answerOf(
        api.POST('/what-if', {
          params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
          body: { managerPolicy },
        }),
      ),
  });
  const job = useJob(started.data?.id).data;
  return (
    <section className="card stack" aria-labelledby="what-if">
      <h2 id="what-if">{t('whatIf.title')}</h2>
      <p>{t('whatIf.text')}</p>
      <div className="row row-end">
        <SelectField
          label={t('whatIf.policy')}
          value={policy}
          options={POLICIES.map((value) => ({ value, label: labels.choice(value) }))}
          onChange={(value) => {
            setPolicy(value as Policy);
            started.reset();
          }}
        />
        <Button
          kind="primary"
          disabled={started.isPending || (job !== undefined && !isOver(job.status))}
          onClick={() => started.mutate(policy)}
        >
          {t('whatIf.give')}
        </Button>
      </div>
      {started.error && <ErrorNotice error={started.error} />}
      {started.data && job && (
        <>
          <JobProgress job={job} />
          {isOver(job.status) && <JobOutcomes key={job.id} job={job} />}
          <p>
            <Link to="/jobs/$id" params={{ id: job.id }}>
              {t('whatIf.kept')}
            </Link>
          </p>
          {can && job.status === 'done' && policy !== current.managerPolicy && (
            <div>
              <Button
                onClick={() =>
                  ask({
                    command: 'ChangeCompanySettings',
                    subject: { ...subject, preset: { ...current, managerPolicy: policy } },
                  })
                }
              >
                {t('whatIf.change', { policy: labels.choice(policy) })}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
