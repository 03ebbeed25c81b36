import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type operations, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { Picker } from '../../commands/pickers.js';
import { Button } from '../../design/button.js';
import { SelectField, TextField } from '../../design/field.js';
import { formatInstant, formatNumber } from '../../design/format.js';
import { EmptyState } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { FoundList } from '../../lists/found-list.js';
import { LongTable } from '../../lists/long-table.js';
import { useList, type LongList } from '../../lists/use-list.js';
import { useFilters } from '../../shell/use-filters.js';
import { useHistoryWords } from '../history/history-words.js';

type Read = Schemas['ReadItem'];

type What = NonNullable<NonNullable<operations['ListReads']['parameters']['query']>['what']>;
/** Every kind of read that the API knows: one that is missing or unknown does not compile. */
const KINDS: Readonly<Record<What, true>> = {
  history: true,
  'as-of': true,
  difference: true,
  why: true,
  messages: true,
  'my-data': true,
  export: true,
  'partnership-history': true,
  'initiative-history': true,
  'company-history': true,
  'nonprofit-history': true,
  'person-history': true,
  verification: true,
  'what-if': true,
  'rebuild-comparison': true,
  proof: true,
  'event-export': true,
  'event-feed': true,
  webhook: true,
};
const WHATS = Object.keys(KINDS) as readonly What[];
const PAGE = 100;
/** Kinds of reads whose subject is a registration. */
const OF_REGISTRATIONS = new Set(['history', 'as-of', 'difference', 'why', 'messages']);
const NO_FILTERS = {
  reader: undefined,
  what: undefined,
  subject: undefined,
  from: undefined,
  to: undefined,
};

/** Who read what, and when. */
export function Reads() {
  const { t } = useTranslation(['audit', 'common']);
  const [filters, setFilters] = useFilters();
  const { reader, what, subject, from, to } = filters;
  const query = {
    limit: PAGE,
    ...(reader && { reader }),
    ...(what && { what: what as What }),
    ...(subject && { subject }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const list = useList<Read>({
    key: ['get', '/reads', query],
    ask: (after) =>
      answerOf(api.GET('/reads', { params: { query: { ...query, ...(after && { after }) } } })),
  });
  return (
    <Page title={t('reads.title')} up={{ to: '/audit', label: t('title') }}>
      <p className="soft">{t('reads.hint')}</p>
      <Filters />
      <FoundList
        list={list}
        empty={
          <EmptyState title={t('reads.empty')}>
            <Button onClick={() => setFilters(NO_FILTERS)}>{t('common:filters.clear')}</Button>
          </EmptyState>
        }
      >
        <ReadTable list={list} />
      </FoundList>
    </Page>
  );
}

function Filters() {
  const { t } = useTranslation(['audit', 'common']);
  const [filters, setFilters] = useFilters();
  return (
    <form
      className="stack stack-tight no-print"
      role="search"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="filters">
        <SelectField
          label={t('reads.what')}
          value={filters.what ?? ''}
          options={[
            { value: '', label: t('common:filters.any') },
            ...WHATS.map((value) => ({ value, label: t(`reads.whats.${value}`) })),
          ]}
          onChange={(what) => setFilters({ what: what || undefined })}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            type="date"
            label={t(`common:filters.${name}`)}
            value={filters[name] ?? ''}
            onChange={(value) => setFilters({ [name]: value || undefined })}
          />
        ))}
      </div>
      <details className="disclosure">
        <summary>{t('reads.oneReader')}</summary>
        <Picker
          field={{ name: 'person', type: 'id', required: false, many: false, nullable: false }}
          subject={{ zone: 'UTC' }}
          label={t('reads.reader')}
          value={filters.reader ?? ''}
          error={undefined}
          onChange={(value) => setFilters({ reader: String(value ?? '') || undefined })}
        />
      </details>
      <div>
        <Button onClick={() => setFilters(NO_FILTERS)}>{t('common:filters.clear')}</Button>
      </div>
    </form>
  );
}

function ReadTable({ list }: { readonly list: LongList<Read> }) {
  const { t } = useTranslation(['audit', 'common']);
  const words = useHistoryWords();
  return (
    <LongTable
      caption={t('reads.title')}
      list={list}
      columns={[
        {
          key: 'when',
          label: t('reads.when'),
          heading: true,
          cell: ({ readAt }) => <time dateTime={readAt}>{formatInstant(readAt)}</time>,
        },
        {
          key: 'reader',
          label: t('reads.reader'),
          cell: ({ reader, capacity }) => `${reader.name} (${words.role(capacity)})`,
        },
        {
          key: 'what',
          label: t('reads.what'),
          cell: ({ what }) =>
            (t as (key: string, options: object) => string)(`reads.whats.${what}`, {
              defaultValue: what,
            }),
        },
        { key: 'subject', label: t('reads.subject'), cell: (read) => <SubjectOf read={read} /> },
        {
          key: 'rows',
          label: t('reads.rows'),
          number: true,
          cell: ({ rows }) => (rows === null ? '–' : formatNumber(rows)),
        },
        { key: 'more', label: t('reads.more'), cell: (read) => <More read={read} /> },
      ]}
    />
  );
}

function SubjectOf({ read: { what, subject } }: { readonly read: Read }) {
  const { t } = useTranslation('audit');
  if (subject === null) return '–';
  if (OF_REGISTRATIONS.has(what))
    return (
      <Link to="/registrations/$id/history" params={{ id: subject }}>
        {t('reads.registration')}
      </Link>
    );
  if (what.endsWith('-history'))
    return (
      <Link to="/audit" search={{ kind: what.slice(0, -'-history'.length), id: subject } as never}>
        {t('reads.open')}
      </Link>
    );
  return <code className="small">{subject}</code>;
}

/** What tells one answer from another: its filters, the position of the log, and the hash of what was sent. */
function More({ read }: { readonly read: Read }) {
  const { t } = useTranslation('audit');
  const filters = Object.entries(read.filters as Readonly<Record<string, unknown>>);
  return (
    <details className="disclosure small">
      <summary>{t('reads.show')}</summary>
      <dl className="stack stack-tight">
        {filters.map(([name, value]) => (
          <div key={name}>
            <dt className="soft">{name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
        <div>
          <dt className="soft">{t('reads.position')}</dt>
          <dd>{read.position}</dd>
        </div>
        <div>
          <dt className="soft">SHA-256</dt>
          <dd>
            <code>{read.sha256 ?? '–'}</code>
          </dd>
        </div>
      </dl>
    </details>
  );
}
