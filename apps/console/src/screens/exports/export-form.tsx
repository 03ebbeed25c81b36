import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { answerOf } from '../../api/requests.js';
import { useAnnounce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { SelectField, TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { currentLanguage } from '../../words/words.js';
import { ColumnChoice, FileFields } from './export-file-fields.js';
import { ExportFilters } from './export-filters.js';
import { ScheduleFields } from './schedule-fields.js';
import {
  ruleOf,
  withoutInstant,
  type ScheduleDraft,
  type ScheduleExport,
} from './schedule-rule.js';
import { browserZone } from '../../design/format.js';
import { EXPORTS, requestOf, type Draft, type ExportName } from './export-request.js';
import { useColumns } from './use-columns.js';

/** Asks for a new export. */
export function ExportForm() {
  const { t } = useTranslation(['exports', 'common']);
  const announce = useAnnounce();
  const [draft, setDraft] = useState<Draft>({ name: 'registrations', format: 'csv' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const [schedule, setSchedule] = useState<ScheduleDraft>();
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
      const language = { locale: currentLanguage() };
      if (schedule === undefined) {
        const body = requestOf({ ...language, ...draft }, keys);
        await answerOf(api.POST('/exports', { body }));
        announce(t('form.asked'));
        await queryClient.invalidateQueries({ queryKey: ['get', '/exports'] });
        return;
      }
      const { period, zone } = schedule;
      const content = requestOf({ ...language, ...withoutInstant(draft), period }, keys);
      const body = { ...content, rule: ruleOf(schedule), zone } as ScheduleExport;
      await answerOf(api.POST('/export-schedules', { body }));
      announce(t('schedule.asked'));
      await queryClient.invalidateQueries({ queryKey: ['get', '/export-schedules'] });
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
      <SelectField
        label={t('schedule.when')}
        value={schedule === undefined ? 'now' : 'again'}
        options={(['now', 'again'] as const).map((value) => ({
          value,
          label: t(`schedule.whens.${value}`),
        }))}
        onChange={(value) => {
          setError(undefined);
          setSchedule(value === 'now' ? undefined : firstSchedule());
        }}
      />
      {schedule === undefined ? (
        <AsOfFields draft={draft} onChange={change} />
      ) : (
        <ScheduleFields
          draft={schedule}
          periods={name !== 'partnerships'}
          onChange={(next) => {
            setError(undefined);
            setSchedule(next);
          }}
        />
      )}
      <FileFields draft={draft} onChange={change} />
      <ColumnChoice columns={columns} chosen={chosen} onChoose={setChosen} />
      {error != null && <ErrorNotice error={error} />}
      <div className="row">
        <Button kind="primary" submits disabled={asking}>
          {t(schedule === undefined ? 'form.ask' : 'schedule.ask')}
        </Button>
      </div>
    </form>
  );
}

/** What is proposed at first: Mondays at eight. */
const firstSchedule = (): ScheduleDraft => ({
  ...{ frequency: 'weekly', time: '08:00', weekday: '1', day: '1', rule: '' },
  zone: browserZone(),
  period: '',
});

interface AsOfFieldsProps {
  readonly draft: Draft;
  onChange(name: string, value: string): void;
}

/** The instant of which the export is. */
function AsOfFields({ draft, onChange }: AsOfFieldsProps) {
  const { t } = useTranslation('exports');
  return (
    <div className="filters">
      <TextField
        type="datetime-local"
        label={t('form.asOf')}
        hint={t('form.asOfHint', { zone: browserZone() })}
        value={draft.asOf ?? ''}
        onChange={(value) => onChange('asOf', value)}
      />
      {draft.asOf && (
        <SelectField
          label={t('form.clock')}
          value={draft.clock ?? 'recorded'}
          options={(['recorded', 'happened'] as const).map((value) => ({
            value,
            label: t(`clock.${value}`),
          }))}
          onChange={(value) => onChange('clock', value)}
        />
      )}
    </div>
  );
}
