import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { SelectField } from '../../design/field.js';
import { useOwnCompany } from '../../session/own-company.js';

/** Network levels of the person's company, with their paths. */
export function useLevels(): readonly Schemas['LevelView'][] {
  const company = useOwnCompany()?.id ?? '';
  const found = queries.useQuery(
    'get',
    '/companies/{company}',
    { params: { path: { company } } },
    { enabled: company !== '' },
  );
  return found.data?.levels ?? [];
}

interface LevelFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  onChange(level: string | undefined): void;
}

/** Chooses a level of the network. It is left out where there is only one. */
export function LevelFilter({ label, value, onChange }: LevelFilterProps) {
  const { t } = useTranslation();
  const levels = useLevels();
  if (levels.length < 2) return null;
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      options={[
        { value: '', label: t('filters.any') },
        ...levels.map(({ id, path }) => ({ value: id, label: path })),
      ]}
      onChange={(level) => onChange(level || undefined)}
    />
  );
}
