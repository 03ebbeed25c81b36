import { useTranslation } from 'react-i18next';
import type { CommandField } from '../../describe-commands.js';
import { Button } from '../design/button.js';
import { Choice, Field, SelectField, TextField } from '../design/field.js';
import { REMOVED, type FormValue, type FormValues } from './form-body.js';
import { useLabels } from './labels.js';
import { Picker, PICKED_FIELDS } from './pickers.js';
import type { Part, Subject } from './subject.js';

interface FieldControlProps {
  readonly field: CommandField;
  readonly command: string;
  readonly subject: Subject;
  readonly value: FormValue | undefined;
  readonly error: string | undefined;
  onChange(value: FormValue | undefined): void;
}

const LINES: Readonly<Record<string, number>> = { description: 6 };
const INPUT_TYPES: Partial<Record<CommandField['type'], string>> = {
  integer: 'number',
  instant: 'datetime-local',
  day: 'date',
  mail: 'email',
};

/** The parts of the subject among which a field chooses. */
const partsOf = (name: string, subject: Subject): readonly Part[] | undefined =>
  ({
    dates: subject.dates,
    date: subject.dates,
    slot: subject.slots,
    task: subject.tasks,
    location: subject.locations,
    nonprofit: subject.nonprofits,
    nonprofits: subject.nonprofits,
  })[name];

/** The control of one field, by its type and by what the subject offers. */
export function FieldControl(props: FieldControlProps) {
  const { field, subject, value, error, onChange } = props;
  const { t } = useTranslation('commands');
  const labels = useLabels();
  const text = labels.field(field.name);
  const label = field.required ? text : t('dialog.optional', { label: text });
  const parts = partsOf(field.name, subject);

  if (field.type === 'objects') return <Rows {...props} label={label} />;
  if (parts && field.many) {
    return <PartBoxes label={text} parts={parts} value={value} error={error} onChange={onChange} />;
  }
  if (parts) {
    return (
      <SelectField
        label={label}
        error={error}
        value={String(value ?? '')}
        options={[
          { value: '', label: t('dialog.notSaid') },
          ...parts.map(({ id, label: name }) => ({ value: id, label: name })),
        ]}
        onChange={onChange}
      />
    );
  }
  if (PICKED_FIELDS.has(field.name) && field.type === 'id') {
    return <Picker {...props} label={label} />;
  }
  if (field.many) {
    return (
      <Field label={label} error={error}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            value={((value as readonly string[] | undefined) ?? []).join('\n')}
            onChange={(event) => onChange(event.target.value.split('\n'))}
            onBlur={() =>
              onChange(
                ((value as readonly string[] | undefined) ?? []).filter((line) => line.trim()),
              )
            }
          />
        )}
      </Field>
    );
  }
  if (field.type === 'choice' || field.type === 'boolean') {
    const choices =
      field.type === 'boolean'
        ? [
            { value: 'true', label: t('dialog.yes') },
            { value: 'false', label: t('dialog.no') },
          ]
        : (field.choices ?? []).map((choice) => ({ value: choice, label: labels.choice(choice) }));
    return (
      <SelectField
        label={label}
        error={error}
        required={field.required}
        value={String(value ?? '')}
        options={[{ value: '', label: t('dialog.notSaid') }, ...choices]}
        onChange={onChange}
      />
    );
  }
  if (field.type === 'long') {
    return (
      <Field label={label} error={error}>
        {(control) => (
          <textarea
            {...control}
            required={field.required}
            rows={LINES[field.name] ?? 3}
            maxLength={field.maxLength}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    );
  }
  return (
    <div className="stack stack-tight">
      <TextField
        label={label}
        error={error}
        hint={field.type === 'instant' ? t('dialog.of', { zone: subject.zone }) : undefined}
        type={INPUT_TYPES[field.type] ?? 'text'}
        required={field.required}
        maxLength={field.maxLength}
        min={field.minimum}
        max={field.maximum}
        disabled={value === REMOVED}
        value={value === REMOVED ? '' : String(value ?? '')}
        onChange={onChange}
      />
      {field.nullable && (
        <Choice
          type="checkbox"
          checked={value === REMOVED}
          onChange={(checked) => onChange(checked ? REMOVED : undefined)}
        >
          {t('dialog.clear')}
        </Choice>
      )}
    </div>
  );
}

interface PartBoxesProps {
  readonly label: string;
  readonly parts: readonly Part[];
  readonly value: FormValue | undefined;
  readonly error: string | undefined;
  onChange(value: readonly string[]): void;
}

/** Checkboxes for parts of the subject. Without a choice the command is about all of them. */
function PartBoxes({ label, parts, value, error, onChange }: PartBoxesProps) {
  const all = parts.map(({ id }) => id);
  const chosen = (value as readonly string[] | undefined) ?? all;
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      {parts.map(({ id, label: text }) => (
        <Choice
          key={id}
          type="checkbox"
          checked={chosen.includes(id)}
          onChange={(checked) =>
            onChange(
              checked
                ? all.filter((part) => part === id || chosen.includes(part))
                : chosen.filter((part) => part !== id),
            )
          }
        >
          {text}
        </Choice>
      ))}
      {error && <span className="small field-error">{error}</span>}
    </fieldset>
  );
}

/** A date is one of the initiative's slots where there are any, else it has times of its own. */
function fieldsOfRow(fields: readonly CommandField[], { slots }: Subject) {
  if (!fields.some(({ name }) => name === 'slot')) return fields;
  return fields
    .filter(({ name }) => (name === 'slot') === (slots !== undefined))
    .map((field) => ({ ...field, required: true }));
}

/** Rows of fields, such as slots with their start, end and places. */
function Rows({ label, ...props }: FieldControlProps & { readonly label: string }) {
  const { field, subject, error, onChange } = props;
  const { t } = useTranslation('commands');
  const rows = (props.value as readonly FormValues[] | undefined) ?? (field.required ? [{}] : []);
  const replace = (index: number, row: FormValues) =>
    onChange(rows.map((before, position) => (position === index ? row : before)));
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      {rows.map((row, index) => (
        <fieldset key={index} className="card stack">
          <legend className="small soft">{t('dialog.number', { number: index + 1 })}</legend>
          {fieldsOfRow(field.fields ?? [], subject).map((inner) => (
            <FieldControl
              key={inner.name}
              {...props}
              field={inner}
              value={row[inner.name]}
              error={undefined}
              onChange={(value) => replace(index, { ...row, [inner.name]: value })}
            />
          ))}
          {(rows.length > 1 || !field.required) && (
            <Button onClick={() => onChange(rows.filter((_, position) => position !== index))}>
              {t('dialog.remove')}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button onClick={() => onChange([...rows, {}])}>{t('dialog.add')}</Button>
      </div>
      {error && <span className="small field-error">{error}</span>}
    </fieldset>
  );
}
