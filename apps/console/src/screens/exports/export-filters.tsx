import { useTranslation } from 'react-i18next';
import type { CommandField } from '../../../describe-commands.js';
import { queries } from '../../api/client.js';
import { Picker } from '../../commands/pickers.js';
import { SelectField, TextField } from '../../design/field.js';
import { useSession } from '../../session/session.js';
import { browserZone } from '../../design/format.js';
import { STATUSES, type Draft, type ExportName } from './export-request.js';

export interface DraftProps {
  readonly name: ExportName;
  readonly draft: Draft;
  onChange(name: string, value: string | undefined): void;
}

const FIELD: Omit<CommandField, 'name'> = {
  type: 'id',
  required: false,
  many: false,
  nullable: false,
};

/** What rows an export has: its period, and by whom and where. */
export function ExportFilters({ name, draft, onChange }: DraftProps) {
  const { t } = useTranslation(['exports', 'common']);
  const { areas } = useSession().capabilities;
  const picker = (field: string) => (
    <Picker
      key={field}
      field={{ ...FIELD, name: field }}
      subject={{ zone: browserZone(), ...(draft.company && { company: draft.company }) }}
      label={t(`filter.${field}` as 'filter.company')}
      value={draft[field] ?? ''}
      error={undefined}
      onChange={(value) => onChange(field, String(value ?? ''))}
    />
  );
  const ofPeople = name !== 'partnerships';
  return (
    <>
      {ofPeople && (
        <div className="filters">
          {(['from', 'to'] as const).map((field) => (
            <TextField
              key={field}
              type="date"
              label={t(`filter.${field}`)}
              value={draft[field] ?? ''}
              onChange={(value) => onChange(field, value)}
            />
          ))}
        </div>
      )}
      <div className="filters">
        <StatusFilter name={name} draft={draft} onChange={onChange} />
        {picker('company')}
        {picker('level')}
      </div>
      <details className="disclosure">
        <summary>{t('filter.more')}</summary>
        <div className="stack">
          {picker('nonprofit')}
          {ofPeople && draft.nonprofit && <InitiativeFilter draft={draft} onChange={onChange} />}
          {ofPeople && areas.includes('people') && picker('employee')}
        </div>
      </details>
    </>
  );
}

function StatusFilter({ name, draft, onChange }: DraftProps) {
  const { t } = useTranslation(['exports', 'history', 'registrations', 'common']);
  const text = t as (key: string) => string;
  const words = {
    registrations: 'registrations:status',
    dates: 'history:dateStatus',
    partnerships: 'exports:partnershipStatus',
  }[name];
  return (
    <SelectField
      label={t('filter.status')}
      value={draft.status ?? ''}
      options={[
        { value: '', label: t('common:filters.any') },
        ...STATUSES[name].map((value) => ({ value, label: text(`${words}.${value}`) })),
      ]}
      onChange={(value) => onChange('status', value)}
    />
  );
}

const MOST = 200;

function InitiativeFilter({ draft, onChange }: Omit<DraftProps, 'name'>) {
  const { t } = useTranslation(['exports', 'common']);
  const found = queries.useQuery('get', '/initiatives', {
    params: { query: { limit: MOST, nonprofit: draft.nonprofit ?? '' } },
  });
  return (
    <SelectField
      label={t('filter.initiative')}
      value={draft.initiative ?? ''}
      options={[
        { value: '', label: t('common:filters.any') },
        ...(found.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(value) => onChange('initiative', value)}
    />
  );
}
