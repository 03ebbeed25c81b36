import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { answerOf } from '../../api/requests.js';
import { Button } from '../../design/button.js';
import { SelectField, TextField } from '../../design/field.js';
import { browserZone } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { useFilters } from '../../shell/use-filters.js';
import { currentLanguage } from '../../words/words.js';
import { ComparedExport } from './compared-export.js';
import { ExportFilters } from './export-filters.js';
import {
  EXPORTS,
  readableColumns,
  requestOf,
  type CompareExports,
  type Draft,
  type ExportName,
} from './export-request.js';
import { useColumns } from './use-columns.js';

/** Two states of an export: rows that were added, are gone or changed, and the events behind each change. */
export function ComparedExports() {
  const { t } = useTranslation(['exports', 'common']);
  const [search, setSearch] = useFilters();
  return (
    <Page title={t('compare.title')} up={{ to: '/exports', label: t('title') }}>
      <CompareForm
        known={{ name: search.name ?? 'registrations', beforePosition: search.beforePosition }}
        onAsked={(id) => setSearch({ export: id })}
      />
      {search.export !== undefined && <ComparedExport key={search.export} id={search.export} />}
    </Page>
  );
}

interface CompareFormProps {
  readonly known: Draft;
  onAsked(id: string): void;
}

function CompareForm({ known, onAsked }: CompareFormProps) {
  const { t } = useTranslation('exports');
  const [draft, setDraft] = useState<Draft>(known);
  const [error, setError] = useState<unknown>();
  const [asking, setAsking] = useState(false);
  const name = draft.name as ExportName;
  const columns = readableColumns([...useColumns(name).keys()]);
  const change = (field: string, value: string | undefined) => {
    setError(undefined);
    setDraft((before) => ({ ...before, [field]: value }));
  };

  async function ask(event: SyntheticEvent) {
    event.preventDefault();
    setAsking(true);
    try {
      const body: CompareExports = {
        ...requestOf({ ...draft, locale: currentLanguage() }, columns),
        format: 'json',
      };
      const answer = await answerOf(api.POST('/exports/compare', { body }));
      await queryClient.invalidateQueries({ queryKey: ['get', '/exports'] });
      onAsked(answer.id);
    } catch (failure) {
      setError(failure);
    } finally {
      setAsking(false);
    }
  }

  return (
    <form className="card stack" onSubmit={(event) => void ask(event)}>
      <h2>{t('compare.what')}</h2>
      <SelectField
        label={t('form.name')}
        value={name}
        options={EXPORTS.map((value) => ({ value, label: t(`name.${value}`) }))}
        onChange={(value) =>
          setDraft(({ beforePosition, beforeAsOf, position, asOf }) => ({
            name: value,
            beforePosition,
            beforeAsOf,
            position,
            asOf,
          }))
        }
      />
      <p className="soft">{t('compare.hint', { zone: browserZone() })}</p>
      <div className="filters">
        <State instant="beforeAsOf" position="beforePosition" draft={draft} onChange={change} />
      </div>
      <div className="filters">
        <State instant="asOf" position="position" draft={draft} onChange={change} />
      </div>
      <ExportFilters name={name} draft={draft} onChange={change} />
      {error != null && <ErrorNotice error={error} />}
      <div className="row">
        <Button kind="primary" submits disabled={asking}>
          {t('compare.ask')}
        </Button>
      </div>
    </form>
  );
}

interface StateProps {
  readonly instant: 'beforeAsOf' | 'asOf';
  readonly position: 'beforePosition' | 'position';
  readonly draft: Draft;
  onChange(name: string, value: string): void;
}

/** A state by an instant or by a position of the log. */
function State({ instant, position, draft, onChange }: StateProps) {
  const { t } = useTranslation('exports');
  return (
    <>
      <TextField
        type="datetime-local"
        label={t(`compare.${instant}`)}
        value={draft[instant] ?? ''}
        onChange={(value) => onChange(instant, value)}
      />
      <TextField
        label={t(`compare.${position}`)}
        value={draft[position] ?? ''}
        onChange={(value) => onChange(position, value)}
      />
    </>
  );
}
