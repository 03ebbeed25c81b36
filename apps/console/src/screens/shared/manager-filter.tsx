import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Picker } from '../../commands/pickers.js';
import { Button } from '../../design/button.js';
import { PersonName } from './names.js';

interface ManagerFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  onChange(manager: string | undefined): void;
}

const FIELD = {
  name: 'manager',
  type: 'id',
  required: false,
  many: false,
  nullable: false,
} as const;
const NO_SUBJECT = { zone: 'UTC' };

/** Chooses a manager by name, and shows who is chosen. */
export function ManagerFilter({ label, value, onChange }: ManagerFilterProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (value !== undefined) {
    return (
      <div className="row">
        <span>
          {t('labelled', { label, value: '' })} <PersonName id={value} />
        </span>
        <Button onClick={() => onChange(undefined)}>{t('filters.any')}</Button>
      </div>
    );
  }
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('labelled', { label, value: t('filters.any') })}</summary>
      {open && (
        <Picker
          field={FIELD}
          subject={NO_SUBJECT}
          label={label}
          value={value}
          error={undefined}
          onChange={(manager) => onChange(String(manager))}
        />
      )}
    </details>
  );
}
