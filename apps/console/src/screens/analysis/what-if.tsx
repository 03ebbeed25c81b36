import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { SelectField, TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { useFilters } from '../../shell/use-filters.js';
import { WatchedJob } from '../jobs/watched-job.js';
import { WhatIfResult } from './what-if-result.js';

type WhatIfBody = Schemas['WhatIfBody'];

const POLICIES = ['none', 'per_date', 'per_registration'] as const;

/** What would be different under another policy. */
export function WhatIf() {
  const { t } = useTranslation('analysis');
  const [filters, setFilters] = useFilters();
  return (
    <>
      <WhatIfForm onStarted={(job) => setFilters({ job })} />
      {filters.job !== undefined && (
        <section className="stack" aria-labelledby="what-if">
          <h2 id="what-if">{t('result')}</h2>
          <WatchedJob id={filters.job}>{(job) => <WhatIfResult job={job} />}</WatchedJob>
        </section>
      )}
    </>
  );
}

type Draft = Readonly<Record<'managerPolicy' | 'archiveAfterMonths' | 'from' | 'to', string>>;

const bodyOf = ({ managerPolicy, archiveAfterMonths, from, to }: Draft): WhatIfBody => ({
  ...(managerPolicy && {
    managerPolicy: managerPolicy as NonNullable<WhatIfBody['managerPolicy']>,
  }),
  ...(archiveAfterMonths && { archiveAfterMonths: Number(archiveAfterMonths) }),
  ...(from && { from }),
  ...(to && { to }),
});

function WhatIfForm({ onStarted }: { onStarted(job: string): void }) {
  const { t } = useTranslation('analysis');
  const [draft, setDraft] = useState<Draft>({
    managerPolicy: '',
    archiveAfterMonths: '',
    from: '',
    to: '',
  });
  const [error, setError] = useState<unknown>();
  const [starting, setStarting] = useState(false);
  const change = (field: keyof Draft) => (value: string) => {
    setError(undefined);
    setDraft((before) => ({ ...before, [field]: value }));
  };

  async function start(event: SyntheticEvent) {
    event.preventDefault();
    setStarting(true);
    try {
      onStarted((await answerOf(api.POST('/what-if', { body: bodyOf(draft) }))).id);
    } catch (failure) {
      setError(failure);
    } finally {
      setStarting(false);
    }
  }

  return (
    <form className="card stack" onSubmit={(event) => void start(event)}>
      <h2>{t('form.title')}</h2>
      <p className="soft">{t('form.hint')}</p>
      <div className="filters">
        <SelectField
          label={t('form.managerPolicy')}
          value={draft.managerPolicy}
          options={[
            { value: '', label: t('form.asItIs') },
            ...POLICIES.map((value) => ({ value, label: t(`policies.${value}`) })),
          ]}
          onChange={change('managerPolicy')}
        />
        <TextField
          type="number"
          min={1}
          label={t('form.archiveAfterMonths')}
          value={draft.archiveAfterMonths}
          onChange={change('archiveAfterMonths')}
        />
        <TextField
          type="date"
          label={t('form.from')}
          value={draft.from}
          onChange={change('from')}
        />
        <TextField type="date" label={t('form.to')} value={draft.to} onChange={change('to')} />
      </div>
      {error != null && <ErrorNotice error={error} />}
      <div className="row">
        <Button kind="primary" submits disabled={starting}>
          {t('form.start')}
        </Button>
      </div>
    </form>
  );
}
