import { useTranslation } from 'react-i18next';
import { api, queries, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { useLabels } from '../../commands/labels.js';
import { Choice, SelectField } from '../../design/field.js';
import { formatInstant, formatNumber } from '../../design/format.js';
import { Table } from '../../design/table.js';
import { useFilters } from '../../shell/use-filters.js';
import type { Job } from '../jobs/use-job.js';
import { Found } from '../shared/found.js';
import { StreamLink } from '../shared/stream-link.js';
import { ActBar } from './act-bar.js';
import { ASKED_AGAIN } from './asked-again.js';
import { useChosen } from './chosen.js';
import { StartedJob } from './started-job.js';

type Item = Schemas['ParkedStreamItem'];
type Reader = NonNullable<Schemas['ParkedStreamBody']>['reader'];

const READERS = ['read-models', 'processes', 'mails'] as const;
const STATES = ['failed', 'waiting'] as const;
const keyOf = ({ reader, stream }: Item): string => `${reader} ${stream}`;

const replay = (items: readonly Item[] | undefined, dryRun: boolean): Promise<Job> =>
  answerOf(
    api.POST('/parked-streams/replay', {
      params: {
        query: dryRun ? { dryRun: 'true' } : {},
        header: { 'Idempotency-Key': crypto.randomUUID() },
      },
      body: items
        ? { items: items.map(({ reader, stream }) => ({ reader: reader as Reader, stream })) }
        : { all: true },
    }),
  );

/** Streams that a reader of the log has set aside, and the way to process them again. */
export function ParkedStreams() {
  const { t } = useTranslation(['operations', 'common']);
  const [{ reader, state, after }] = useFilters();
  const chosen = useChosen();
  const query = {
    ...(reader && { reader: reader as Reader }),
    ...(state && { state: state as (typeof STATES)[number] }),
    ...(after && { after }),
  };
  const found = queries.useQuery('get', '/parked-streams', { params: { query } }, ASKED_AGAIN);
  return (
    <>
      <p className="soft">{t('parked.hint')}</p>
      <StartedJob />
      <Filters />
      <Found query={found} empty={{ title: t('parked.empty'), text: t('parked.emptyText') }}>
        {(items) => (
          <>
            <ActBar
              title={t('parked.replay')}
              keys={items.map(keyOf)}
              chosen={chosen}
              start={(all, dryRun) =>
                replay(all ? undefined : items.filter((one) => chosen.keys.has(keyOf(one))), dryRun)
              }
            />
            <Streams items={items} chosen={chosen} />
          </>
        )}
      </Found>
    </>
  );
}

function Filters() {
  const { t } = useTranslation(['operations', 'common']);
  const [filters, setFilters] = useFilters();
  const any = { value: '', label: t('common:filters.any') };
  return (
    <form className="filters no-print" role="search" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        label={t('parked.reader')}
        value={filters.reader ?? ''}
        options={[any, ...READERS.map((value) => ({ value, label: t(`readers.${value}`) }))]}
        onChange={(reader) => setFilters({ reader: reader || undefined })}
      />
      <SelectField
        label={t('parked.state')}
        value={filters.state ?? ''}
        options={[any, ...STATES.map((value) => ({ value, label: t(`parked.${value}`) }))]}
        onChange={(state) => setFilters({ state: state || undefined })}
      />
    </form>
  );
}

interface StreamsProps {
  readonly items: readonly Item[];
  readonly chosen: ReturnType<typeof useChosen>;
}

function Streams({ items, chosen }: StreamsProps) {
  const { t } = useTranslation('operations');
  const labels = useLabels();
  return (
    <Table
      caption={t('view.parked')}
      rows={items}
      rowKey={keyOf}
      columns={[
        {
          key: 'stream',
          label: t('parked.stream'),
          heading: true,
          cell: (item) => (
            <div className="row">
              <Choice
                type="checkbox"
                aria-label={t('choose', {
                  name: `${t(`readers.${item.reader as Reader}`)}, ${item.stream}`,
                })}
                checked={chosen.keys.has(keyOf(item))}
                onChange={(checked) => chosen.set([keyOf(item)], checked)}
              >
                {''}
              </Choice>
              <StreamLink stream={item.stream} />
            </div>
          ),
        },
        {
          key: 'reader',
          label: t('parked.reader'),
          cell: ({ reader }) => t(`readers.${reader as Reader}`),
        },
        {
          key: 'event',
          label: t('parked.event'),
          cell: ({ type, revision }) => t('parked.at', { event: labels.event(type), revision }),
        },
        {
          key: 'problem',
          label: t('problem'),
          cell: ({ problem }) => problem ?? t('parked.waiting'),
        },
        { key: 'since', label: t('parked.since'), cell: ({ since }) => formatInstant(since) },
        {
          key: 'waiting',
          label: t('parked.events'),
          number: true,
          cell: ({ eventsWaiting }) => formatNumber(eventsWaiting),
        },
      ]}
    />
  );
}
