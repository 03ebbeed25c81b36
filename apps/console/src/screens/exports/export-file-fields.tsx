import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { Choice, SelectField } from '../../design/field.js';
import { currentLanguage } from '../../words/words.js';
import type { Draft } from './export-request.js';

interface FileFieldsProps {
  readonly draft: Draft;
  onChange(name: string, value: string): void;
}

/** How the file is written. */
export function FileFields({ draft, onChange }: FileFieldsProps) {
  const { t } = useTranslation('exports');
  const select = (
    field: 'format' | 'separator' | 'header' | 'locale',
    values: readonly string[],
    standard: string,
  ) => (
    <SelectField
      label={t(`file.${field}`)}
      value={draft[field] ?? standard}
      options={values.map((value) => ({
        value,
        label: (t as (key: string) => string)(`file.${field}s.${value || 'usual'}`),
      }))}
      onChange={(value) => onChange(field, value)}
    />
  );
  return (
    <div className="filters">
      {select('format', ['csv', 'xlsx'], 'csv')}
      {draft.format !== 'xlsx' && select('separator', ['', 'comma', 'semicolon', 'tab'], '')}
      {select('header', ['labels', 'keys'], 'labels')}
      {select('locale', ['en', 'fr'], currentLanguage())}
    </div>
  );
}

interface ColumnChoiceProps {
  readonly columns: ReadonlyMap<string, string>;
  /** Left out: all. */
  readonly chosen: ReadonlySet<string> | undefined;
  onChoose(chosen: ReadonlySet<string> | undefined): void;
}

/** Which columns the file has. */
export function ColumnChoice({ columns, chosen, onChoose }: ColumnChoiceProps) {
  const { t } = useTranslation('exports');
  const count = chosen?.size ?? columns.size;
  return (
    <details className="disclosure">
      <summary>{t('columns.title', { chosen: count, total: columns.size })}</summary>
      <fieldset className="stack stack-tight">
        <legend className="visually-hidden">{t('columns.legend')}</legend>
        <div className="row">
          <Button onClick={() => onChoose(undefined)}>{t('columns.all')}</Button>
          <Button onClick={() => onChoose(new Set())}>{t('columns.none')}</Button>
        </div>
        <div className="filters">
          {[...columns].map(([key, label]) => (
            <Choice
              key={key}
              type="checkbox"
              checked={chosen?.has(key) ?? true}
              onChange={(checked) => {
                const next = new Set(chosen ?? columns.keys());
                if (checked) next.add(key);
                else next.delete(key);
                onChoose(next);
              }}
            >
              {label} <code className="small soft">{key}</code>
            </Choice>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
