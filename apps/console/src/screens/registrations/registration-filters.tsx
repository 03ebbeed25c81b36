import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { Picker } from '../../commands/pickers.js';
import { toInstant, toLocal } from '../../commands/zoned-time.js';
import { Button } from '../../design/button.js';
import { SelectField, TextField } from '../../design/field.js';
import { useCan } from '../../session/session.js';
import { useFilters } from '../../shell/use-filters.js';
import { LevelFilter } from '../shared/level-filter.js';
import { ManagerFilter } from '../shared/manager-filter.js';
import { SearchField } from '../shared/search-field.js';

const KINDS = ['slots', 'open', 'mentoring'] as const;
const NEXT = ['employee', 'coordinator', 'manager', 'nobody'] as const;
const CERTIFICATES = ['none', 'awaiting_validation', 'validated', 'disputed'] as const;
const MORE = ['level', 'manager', 'nonprofit', 'certificate', 'archivesBefore'];

/** The filters of the Volunteers menu. Those that are needed less often are folded away. */
export function RegistrationFilters() {
  const { t } = useTranslation(['registrations', 'common']);
  const [filters, setFilters] = useFilters();
  const any = { value: '', label: t('common:filters.any') };
  return (
    <form className="stack no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <div className="filters">
        <SearchField label={t('common:filters.search')} />
        <SelectField
          label={t('list.kind')}
          value={filters.kind ?? ''}
          options={[any, ...KINDS.map((value) => ({ value, label: t(`common:kinds.${value}`) }))]}
          onChange={(kind) => setFilters({ kind: kind || undefined })}
        />
        <SelectField
          label={t('list.next')}
          value={filters.next ?? ''}
          options={[any, ...NEXT.map((value) => ({ value, label: t(`next.${value}`) }))]}
          onChange={(next) => setFilters({ next: next || undefined })}
        />
        <SelectField
          label={t('list.overdue')}
          value={filters.overdue ?? ''}
          options={[
            any,
            { value: 'true', label: t('common:filters.yes') },
            { value: 'false', label: t('common:filters.no') },
          ]}
          onChange={(overdue) => setFilters({ overdue: overdue || undefined })}
        />
        <TextField
          type="date"
          label={t('list.from')}
          value={filters.from ?? ''}
          onChange={(from) => setFilters({ from: from || undefined })}
        />
        <TextField
          type="date"
          label={t('list.to')}
          value={filters.to ?? ''}
          onChange={(to) => setFilters({ to: to || undefined })}
        />
      </div>
      <MoreFilters />
    </form>
  );
}

function MoreFilters() {
  const { t } = useTranslation(['registrations', 'common']);
  const [filters, setFilters] = useFilters();
  const seesPeople = useCan('people');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const before = filters.archivesBefore;
  return (
    <details className="disclosure" open={MORE.some((name) => filters[name] !== undefined)}>
      <summary>{t('list.more')}</summary>
      <div className="stack">
        <div className="filters">
          <LevelFilter
            label={t('list.level')}
            value={filters.level}
            onChange={(level) => setFilters({ level })}
          />
          <SelectField
            label={t('list.certificate')}
            value={filters.certificate ?? ''}
            options={[
              { value: '', label: t('common:filters.any') },
              ...CERTIFICATES.map((value) => ({ value, label: t(`certificate.${value}`) })),
            ]}
            onChange={(certificate) => setFilters({ certificate: certificate || undefined })}
          />
          <TextField
            type="date"
            label={t('list.archivesBefore')}
            value={before === undefined ? '' : (toLocal(before, zone).split('T')[0] ?? '')}
            onChange={(day) =>
              setFilters({
                archivesBefore: day === '' ? undefined : toInstant(`${day}T00:00`, zone),
              })
            }
          />
        </div>
        <NonprofitFilter />
        {seesPeople && (
          <ManagerFilter
            label={t('list.manager')}
            value={filters.manager}
            onChange={(manager) => setFilters({ manager })}
          />
        )}
      </div>
    </details>
  );
}

const NONPROFIT = {
  name: 'nonprofit',
  type: 'id',
  required: false,
  many: false,
  nullable: false,
} as const;
const NO_SUBJECT = { zone: 'UTC' };

function NonprofitFilter() {
  const { t } = useTranslation(['registrations', 'common']);
  const [{ nonprofit }, setFilters] = useFilters();
  const [open, setOpen] = useState(false);
  const label = t('column.nonprofit');
  const found = queries.useQuery(
    'get',
    '/nonprofits/{nonprofit}',
    { params: { path: { nonprofit: nonprofit ?? '' } } },
    { enabled: nonprofit !== undefined },
  );
  if (nonprofit !== undefined) {
    return (
      <div className="row">
        <span>{t('common:labelled', { label, value: found.data?.name ?? '…' })}</span>
        <Button onClick={() => setFilters({ nonprofit: undefined })}>
          {t('common:filters.any')}
        </Button>
      </div>
    );
  }
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('common:labelled', { label, value: t('common:filters.any') })}</summary>
      {open && (
        <Picker
          field={NONPROFIT}
          subject={NO_SUBJECT}
          label={label}
          value={nonprofit}
          error={undefined}
          onChange={(chosen) => setFilters({ nonprofit: String(chosen) })}
        />
      )}
    </details>
  );
}
