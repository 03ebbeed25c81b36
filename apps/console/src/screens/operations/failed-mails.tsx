import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, queries, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { useLabels } from '../../commands/labels.js';
import { Choice, TextField } from '../../design/field.js';
import { formatInstant } from '../../design/format.js';
import { Table } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import type { Job } from '../jobs/use-job.js';
import { Found } from '../shared/found.js';
import { ActBar } from './act-bar.js';
import { ASKED_AGAIN } from './asked-again.js';
import { useChosen } from './chosen.js';
import { StartedJob } from './started-job.js';

type Item = Schemas['DeadMailItem'];

const retry = (mails: readonly string[] | undefined, dryRun: boolean): Promise<Job> =>
  answerOf(
    api.POST('/dead-mails/retry', {
      params: {
        query: dryRun ? { dryRun: 'true' } : {},
        header: { 'Idempotency-Key': crypto.randomUUID() },
      },
      body: mails ? { mails: [...mails] } : { all: true },
    }),
  );

/** Mails that no server would take, with the last error, and the way to send them again. */
export function FailedMails() {
  const { t } = useTranslation('operations');
  const [{ from, to, after }] = useFilters();
  const chosen = useChosen();
  const query = { ...(from && { from }), ...(to && { to }), ...(after && { after }) };
  const found = queries.useQuery('get', '/dead-mails', { params: { query } }, ASKED_AGAIN);
  return (
    <>
      <p className="soft">{t('mails.hint')}</p>
      <StartedJob />
      <Filters />
      <Found query={found} empty={{ title: t('mails.empty'), text: t('mails.emptyText') }}>
        {(items) => (
          <>
            <ActBar
              title={t('mails.retry')}
              keys={items.map(({ id }) => id)}
              chosen={chosen}
              start={(all, dryRun) => retry(all ? undefined : [...chosen.keys], dryRun)}
            />
            <Mails items={items} chosen={chosen} />
          </>
        )}
      </Found>
    </>
  );
}

function Filters() {
  const { t } = useTranslation('operations');
  const [filters, setFilters] = useFilters();
  return (
    <form className="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          type="date"
          label={t(`mails.${name}`)}
          value={filters[name] ?? ''}
          onChange={(value) => setFilters({ [name]: value || undefined })}
        />
      ))}
    </form>
  );
}

interface MailsProps {
  readonly items: readonly Item[];
  readonly chosen: ReturnType<typeof useChosen>;
}

function Mails({ items, chosen }: MailsProps) {
  const { t } = useTranslation('operations');
  const labels = useLabels();
  return (
    <Table
      caption={t('view.mails')}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'recipient',
          label: t('mails.recipient'),
          heading: true,
          cell: ({ id, recipient, kind }) => (
            <div className="row">
              <Choice
                type="checkbox"
                aria-label={t('choose', { name: `${recipient.name}, ${labels.event(kind)}` })}
                checked={chosen.keys.has(id)}
                onChange={(checked) => chosen.set([id], checked)}
              >
                {''}
              </Choice>
              <span>
                {recipient.name}
                {recipient.mail != null && <span className="small soft"> · {recipient.mail}</span>}
              </span>
            </div>
          ),
        },
        { key: 'kind', label: t('mails.about'), cell: (item) => <About item={item} /> },
        {
          key: 'caused',
          label: t('mails.caused'),
          cell: ({ causedAt }) => formatInstant(causedAt),
        },
        {
          key: 'attempts',
          label: t('mails.attempts'),
          number: true,
          cell: ({ attempts }) => attempts,
        },
        { key: 'problem', label: t('problem'), cell: ({ problem }) => problem ?? '–' },
      ]}
    />
  );
}

/** What the mail is about, as a link to it. */
function About({ item: { kind, registration, partnership } }: { readonly item: Item }) {
  const words = useLabels().event(kind);
  if (registration != null) {
    return (
      <Link to="/registrations/$id" params={{ id: registration }}>
        {words}
      </Link>
    );
  }
  if (partnership != null) {
    return (
      <Link to="/partnerships/$id" params={{ id: partnership }}>
        {words}
      </Link>
    );
  }
  return words;
}
