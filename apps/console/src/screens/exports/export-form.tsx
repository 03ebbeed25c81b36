import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { answerOf } from '../../api/requests.js';
import { useAnnounce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { Choice, SelectField, TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { currentLanguage } from '../../words/words.js';
import { ExportFilters } from './export-filters.js';
import { browserZone, EXPORTS, requestOf, type Draft, type ExportName } from './export-request.js';
import { useColumns } from './use-columns.js';

/** Asks for a new export. */
export function ExportForm() {
  const { t } = useTranslation(['exports', 'common']);
  const announce = useAnnounce();
  const [draft, setDraft] = useState<Draft>({ name: 'registrations', format: 'csv' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const [error, setError] = useState<unknown>();
  const [asking, setAsking] = useState(false);
  const name = draft.name as ExportName;
  const columns = useColumns(name);
  const change = (field: string, value: string | undefined) => {
    setError(undefined);
    setDraft((before) => ({ ...before, [field]: value }));
  };

  async function ask(event: SyntheticEvent) {
    event.preventDefault();
    setAsking(true);
    try {
      const keys = chosen && [...columns.keys()].filter((key) => chosen.has(key));
      const body = requestOf({ locale: currentLanguage(), ...draft }, keys);
      await answerOf(api.POST('/exports', { body }));
      announce(t('form.asked'));
      await queryClient.invalidateQueries({ queryKey: ['get', '/exports'] });
    } catch (failure) {
      setError(failure);
    } finally {
      setAsking(false);
    }
  }

  return (
    <form className="card stack" onSubmit={(event) => void ask(event)}>
      <h2>{t('form.title')}</h2>
      <SelectField
        label={t('form.name')}
        value={name}
        hint={t(`about.${name}`)}
        options={EXPORTS.map((value) => ({ value, label: t(`name.${value}`) }))}
        onChange={(value) => {
          setChosen(undefined);
          setError(undefined);
          setDraft(({ format, separator, header, locale }) => ({
            name: value,
            format,
            separator,
            header,
            locale,
          }));
        }}
      />
      <ExportFilters name={name} draft={draft} onChange={change} />
      <div className="filters">
        <TextField
          type="datetime-local"
          label={t('form.asOf')}
          hint={t('form.asOfHint', { zone: browserZone() })}
          value={draft.asOf ?? ''}
          onChange={(value) => change('asOf', value)}
        />
        {draft.asOf && (
          <SelectField
            label={t('form.clock')}
            value={draft.clock ?? 'recorded'}
            options={(['recorded', 'happened'] as const).map((value) => ({
              value,
              label: t(`clock.${value}`),
            }))}
            onChange={(value) => change('clock', value)}
          />
        )}
      </div>
      <FileFields draft={draft} onChange={change} />
      <ColumnChoice columns={columns} chosen={chosen} onChoose={setChosen} />
      {error != null && <ErrorNotice error={error} />}
      <div className="row">
        <Button kind="primary" submits disabled={asking}>
          {t('form.ask')}
        </Button>
      </div>
    </form>
  );
}

interface FileFieldsProps {
  readonly draft: Draft;
  onChange(name: string, value: string): void;
}

/** How the file is written. */
function FileFields({ draft, onChange }: FileFieldsProps) {
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

function ColumnChoice({ columns, chosen, onChoose }: ColumnChoiceProps) {
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
