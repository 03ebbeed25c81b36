import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { Choice, SelectField, TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { useFilters } from '../../shell/use-filters.js';
import { EventFile } from '../jobs/event-file.js';
import type { Job } from '../jobs/use-job.js';
import { WatchedJob } from '../jobs/watched-job.js';

type Body = Schemas['EventExportBody'];
type Type = NonNullable<Body['types']>[number];

const make = (body: Body): Promise<Job> =>
  answerOf(
    api.POST('/event-exports', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
      body,
    }),
  );

const FORMATS = ['jsonl', 'parquet'] as const;

/** The events that one oversees as a file. */
export function EventExports() {
  const { t } = useTranslation('analysis');
  const [{ job }, setFilters] = useFilters();
  return (
    <>
      <EventExportForm onStarted={(id) => setFilters({ job: id })} />
      {job !== undefined && (
        <section className="card stack" aria-labelledby="made">
          <h2 id="made">{t('events.result')}</h2>
          <WatchedJob key={job} id={job}>
            {(done) => <EventFile job={done} />}
          </WatchedJob>
        </section>
      )}
    </>
  );
}

function EventExportForm({ onStarted }: { onStarted(job: string): void }) {
  const { t, i18n } = useTranslation(['analysis', 'events']);
  const all = Object.keys(i18n.getResource(i18n.language, 'events', 'types') as object) as Type[];
  const labels = useLabels();
  const [range, setRange] = useState({ from: '', to: '' });
  const [format, setFormat] = useState<string>('jsonl');
  const [types, setTypes] = useState<ReadonlySet<Type>>(new Set());
  const made = useMutation({ mutationFn: make, onSuccess: ({ id }) => onStarted(id) });
  const choose = (type: Type, checked: boolean) => {
    const next = new Set(types);
    if (checked) next.add(type);
    else next.delete(type);
    setTypes(next);
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        made.mutate({
          ...(range.from.trim() && { from: range.from.trim() }),
          ...(range.to.trim() && { to: range.to.trim() }),
          ...(types.size > 0 && { types: [...types] }),
          ...(format === 'parquet' && { format }),
        });
      }}
    >
      <h2>{t('events.title')}</h2>
      <p className="soft">{t('events.hint')}</p>
      <div className="filters">
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`events.${name}`)}
            value={range[name]}
            onChange={(value) => setRange((before) => ({ ...before, [name]: value }))}
          />
        ))}
        <SelectField
          label={t('events.format')}
          value={format}
          options={FORMATS.map((value) => ({ value, label: t(`events.formats.${value}`) }))}
          onChange={setFormat}
        />
      </div>
      <details className="disclosure">
        <summary>
          {types.size === 0 ? t('events.allTypes') : t('events.types', { count: types.size })}
        </summary>
        <fieldset className="stack stack-tight">
          <legend className="visually-hidden">{t('events.choose')}</legend>
          {all.map((type) => (
            <Choice
              key={type}
              type="checkbox"
              checked={types.has(type)}
              onChange={(checked) => choose(type, checked)}
            >
              {labels.event(type)}
            </Choice>
          ))}
        </fieldset>
      </details>
      {made.error && <ErrorNotice error={made.error} />}
      <div className="row">
        <Button kind="primary" submits disabled={made.isPending}>
          {t('events.start')}
        </Button>
      </div>
    </form>
  );
}
