import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { Picker } from '../../commands/pickers.js';
import { toInstant } from '../../commands/zoned-time.js';
import { Button } from '../../design/button.js';
import { SelectField, TextField } from '../../design/field.js';
import { browserZone, formatDistance, formatInstant } from '../../design/format.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Status } from '../../design/status.js';
import { Pager, Table } from '../../design/table.js';
import type { Search } from '../../shell/search.js';
import { useFilters } from '../../shell/use-filters.js';

type Deadline = Schemas['DeadlineItem'];

const KINDS = [
  'RegistrationArchived',
  'ArchivalWarningSent',
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ManagerApprovalRequested',
  'ParticipationConfirmationRequested',
  'DateEnded',
] as const;
type Kind = (typeof KINDS)[number];

const NO_FILTERS = { kind: undefined, nonprofit: undefined, level: undefined, until: undefined };

const queryOf = ({ kind, nonprofit, level, until, after }: Search) => ({
  ...(kind && { kind: kind as Kind }),
  ...(nonprofit && { nonprofit }),
  ...(level && { level }),
  ...(until && { before: toInstant(`${until}T23:59`, browserZone()) }),
  ...(after && { after }),
});

/** What time alone will do: what is archived or reminded, when, and by which rule. */
export function Upcoming() {
  const { t } = useTranslation(['upcoming', 'common']);
  const [filters, setFilters] = useFilters();
  const found = queries.useQuery('get', '/deadlines', { params: { query: queryOf(filters) } });
  return (
    <Page title={t('title')}>
      <p className="soft">{t('hint')}</p>
      <Filters />
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.items.length === 0 && (
        <EmptyState title={t('empty')}>
          <Button onClick={() => setFilters(NO_FILTERS)}>{t('common:filters.clear')}</Button>
        </EmptyState>
      )}
      {found.data && found.data.items.length > 0 && <Deadlines items={found.data.items} />}
      <Pager
        previous={found.data?.previous}
        next={found.data?.next}
        onGo={(after) => setFilters({ after })}
      />
    </Page>
  );
}

function Deadlines({ items }: { readonly items: readonly Deadline[] }) {
  const { t } = useTranslation(['upcoming', 'rules', 'common']);
  const labels = useLabels();
  return (
    <Table
      caption={t('title')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'when',
          label: t('when'),
          heading: true,
          cell: ({ at }) => (
            <>
              <time dateTime={at}>{formatInstant(at)}</time>
              <span className="small soft"> · {formatDistance(at)}</span>
            </>
          ),
        },
        { key: 'what', label: t('what'), cell: ({ kind }) => labels.event(kind) },
        {
          key: 'registration',
          label: t('registration'),
          cell: ({ registration, employee, initiative, nonprofit, level }) => (
            <>
              <Link to="/registrations/$id" params={{ id: registration }}>
                {t('common:labelled', { label: employee.name, value: initiative.title })}
              </Link>
              <span className="small soft">
                {' '}
                · {nonprofit.name}
                {level !== null && ` · ${level}`}
              </span>
            </>
          ),
        },
        {
          key: 'status',
          label: t('status'),
          cell: ({ status, label }) => <Status status={status} label={label} />,
        },
        {
          key: 'rule',
          label: t('rule'),
          cell: ({ kind, rule }) => (
            <span className="small">
              {(t as (key: string, options: object) => string)(`rules:time.${kind}`, {
                defaultValue: rule,
              })}
            </span>
          ),
        },
      ]}
    />
  );
}

function Filters() {
  const { t } = useTranslation(['upcoming', 'common']);
  const labels = useLabels();
  const [filters, setFilters] = useFilters();
  const picker = (name: 'level' | 'nonprofit') => (
    <Picker
      field={{ name, type: 'id', required: false, many: false, nullable: false }}
      subject={{ zone: browserZone() }}
      label={t(name)}
      value={filters[name] ?? ''}
      error={undefined}
      onChange={(value) => setFilters({ [name]: String(value ?? '') || undefined })}
    />
  );
  return (
    <form
      className="stack stack-tight no-print"
      role="search"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="filters">
        <SelectField
          label={t('what')}
          value={filters.kind ?? ''}
          options={[
            { value: '', label: t('usual') },
            ...KINDS.map((value) => ({ value, label: labels.event(value) })),
          ]}
          onChange={(kind) => setFilters({ kind: kind || undefined })}
        />
        <TextField
          type="date"
          label={t('until')}
          value={filters.until ?? ''}
          onChange={(until) => setFilters({ until: until || undefined })}
        />
        {picker('level')}
      </div>
      <details className="disclosure">
        <summary>{t('oneNonprofit')}</summary>
        {picker('nonprofit')}
      </details>
      <div>
        <Button onClick={() => setFilters(NO_FILTERS)}>{t('common:filters.clear')}</Button>
      </div>
    </form>
  );
}
