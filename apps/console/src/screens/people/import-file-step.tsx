import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../design/field.js';
import { useLevels } from '../shared/level-filter.js';

const COLUMNS = ['name', 'mail', 'level', 'manager', 'locale', 'subject', 'external_id'] as const;

/** The first step: which file, and what stands in it. */
export function ImportFileStep({ onChoose }: { onChoose(file: File): void }) {
  const { t } = useTranslation('people');
  const level = useLevels().at(-1)?.path ?? 'acme/paris';
  return (
    <section className="card stack" aria-labelledby="file">
      <h2 id="file">{t('import.step.file')}</h2>
      <Field label={t('import.file')} hint={t('import.fileHint')}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) onChoose(file);
            }}
          />
        )}
      </Field>
      <h3>{t('import.columns')}</h3>
      <dl className="facts">
        {COLUMNS.map((column) => (
          <Fragment key={column}>
            <dt>
              <code>{column}</code>
            </dt>
            <dd>{t(`import.column.${column}`)}</dd>
          </Fragment>
        ))}
      </dl>
      <h3>{t('import.example')}</h3>
      <p className="text">
        <code>{`name,mail,level,manager\nEva Marchand,eva@acme.example,${level},max@acme.example`}</code>
      </p>
    </section>
  );
}
