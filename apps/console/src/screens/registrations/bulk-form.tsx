import { useTranslation } from 'react-i18next';
import { useLabels } from '../../commands/labels.js';
import { Field, SelectField, TextField } from '../../design/field.js';

export interface BulkOrder {
  readonly command: string;
  readonly reason: string;
  readonly minutes: string;
}

interface BulkCommand {
  readonly reason?: 'optional' | 'required';
  readonly minutes?: boolean;
}

/** The commands that can be given to many at once, and what each takes besides. */
const COMMANDS: Readonly<Record<string, BulkCommand>> = {
  RemindCoordinator: {},
  RemindManager: {},
  ConfirmDates: {},
  RefuseDates: {},
  ApproveApplication: {},
  DeclineApplication: {},
  ApproveDates: {},
  RefuseDatesAsManager: {},
  ConfirmParticipation: { minutes: true },
  ValidateParticipation: { minutes: true, reason: 'optional' },
  DisputeParticipation: { reason: 'required' },
};

export const complete = ({ command, reason }: BulkOrder): boolean =>
  command !== '' && (COMMANDS[command]?.reason !== 'required' || reason.trim() !== '');

interface BulkFormProps {
  readonly order: BulkOrder;
  onChange(order: BulkOrder): void;
}

/** Which command, and the reason or minutes that it takes. */
export function BulkForm({ order, onChange }: BulkFormProps) {
  const { t } = useTranslation(['registrations', 'commands']);
  const labels = useLabels();
  const takes = COMMANDS[order.command];
  const reason = labels.field('reason');
  return (
    <>
      <SelectField
        label={t('bulk.command')}
        value={order.command}
        options={[
          { value: '', label: t('commands:dialog.notSaid') },
          ...Object.keys(COMMANDS).map((value) => ({ value, label: labels.command(value) })),
        ]}
        onChange={(command) => onChange({ command, reason: '', minutes: '' })}
      />
      {takes?.minutes && (
        <TextField
          type="number"
          min={1}
          label={t('commands:dialog.optional', { label: labels.field('minutes') })}
          value={order.minutes}
          onChange={(minutes) => onChange({ ...order, minutes })}
        />
      )}
      {takes?.reason && (
        <Field
          label={
            takes.reason === 'required' ? reason : t('commands:dialog.optional', { label: reason })
          }
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              value={order.reason}
              onChange={(event) => onChange({ ...order, reason: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
