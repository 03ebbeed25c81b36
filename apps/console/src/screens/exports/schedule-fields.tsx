import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../../design/field.js';
import { weekdayName } from './schedule-words.js';
import { FREQUENCIES, PERIODS, WEEKDAYS, type ScheduleDraft } from './schedule-rule.js';

interface ScheduleFieldsProps {
  readonly draft: ScheduleDraft;
  /** Whether the export has a period. */
  readonly periods: boolean;
  onChange(draft: ScheduleDraft): void;
}

/** When an export is made again and again, and which days it is of. */
export function ScheduleFields({ draft, periods, onChange }: ScheduleFieldsProps) {
  const { t } = useTranslation('exports');
  const change = (field: keyof ScheduleDraft) => (value: string) =>
    onChange({ ...draft, [field]: value });
  return (
    <fieldset className="stack">
      <legend>{t('schedule.legend')}</legend>
      <div className="filters">
        <SelectField
          label={t('schedule.frequency')}
          value={draft.frequency}
          options={FREQUENCIES.map((value) => ({
            value,
            label: t(`schedule.frequencies.${value}`),
          }))}
          onChange={change('frequency')}
        />
        {draft.frequency === 'weekly' && (
          <SelectField
            label={t('schedule.weekday')}
            value={draft.weekday}
            options={WEEKDAYS.map((value) => ({ value, label: weekdayName(value) }))}
            onChange={change('weekday')}
          />
        )}
        {draft.frequency === 'monthly' && (
          <TextField
            type="number"
            min={1}
            max={31}
            required
            label={t('schedule.day')}
            hint={t('schedule.dayHint')}
            value={draft.day}
            onChange={change('day')}
          />
        )}
        {draft.frequency === 'other' ? (
          <TextField
            required
            label={t('schedule.rule')}
            hint={t('schedule.ruleHint')}
            value={draft.rule}
            onChange={change('rule')}
          />
        ) : (
          <TextField
            type="time"
            required
            label={t('schedule.time')}
            value={draft.time}
            onChange={change('time')}
          />
        )}
        <TextField
          required
          label={t('schedule.zone')}
          value={draft.zone}
          onChange={change('zone')}
        />
        {periods && (
          <SelectField
            label={t('schedule.period')}
            value={draft.period}
            options={[
              { value: '', label: t('schedule.periods.none') },
              ...PERIODS.map((value) => ({ value, label: t(`schedule.periods.${value}`) })),
            ]}
            onChange={change('period')}
          />
        )}
      </div>
      <p className="soft">{t('schedule.hint')}</p>
    </fieldset>
  );
}
