import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../commands/labels.js';
import { formatDay, formatNumber } from '../../design/format.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Table } from '../../design/table.js';
import { useOutcomes, type Outcome } from '../jobs/use-outcomes.js';
import type { Job } from '../jobs/use-job.js';

/** The last outcome of a verification. */
interface Result {
  readonly events: number;
  readonly problems: number;
  readonly seals?: number;
  readonly streams?: number;
  readonly seal?: number | null;
  readonly sealed?: { readonly day: string; readonly revision: number } | null;
}

/** Whether all is as it was recorded, and up to which seal. */
export function Verdict({ job }: { readonly job: Job }) {
  const { t } = useTranslation(['proof', 'common']);
  const found = useOutcomes(job.id);
  if (found.error) return <ErrorNotice error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('common:loading')} />;
  const last = found.data.findLast(({ outcome }) => outcome === 'intact' || outcome === 'modified');
  const problems = found.data.filter(({ outcome }) => outcome === 'problem');
  const { registration } = job.request as { readonly registration?: string | null };
  return (
    <div className="stack">
      {last && <Words result={last as unknown as Result} intact={last.outcome === 'intact'} />}
      {registration != null && (
        <p>
          <Link to="/registrations/$id/history" params={{ id: registration }}>
            {t('openHistory')}
          </Link>
        </p>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
    </div>
  );
}

function Words({ result, intact }: { readonly result: Result; readonly intact: boolean }) {
  const { t } = useTranslation('proof');
  const { events, problems, seals, streams, seal, sealed } = result;
  return (
    <Notice
      kind={intact ? 'success' : 'error'}
      title={intact ? t('intact') : t('modified', { count: problems })}
    >
      <ul>
        {seals === undefined && <li>{t('events', { count: events })}</li>}
        {streams !== undefined && <li>{t('streams', { count: streams })}</li>}
        {seals !== undefined && <li>{t('seals', { count: seals })}</li>}
        {sealed && (
          <li>
            {t('sealed', {
              seal: formatNumber(seal ?? 0),
              day: formatDay(sealed.day, 'UTC'),
              revision: formatNumber(sealed.revision),
            })}
          </li>
        )}
        {sealed === null && <li>{t('notSealed')}</li>}
      </ul>
    </Notice>
  );
}

function Problems({ problems }: { readonly problems: readonly Outcome[] }) {
  const { t } = useTranslation('proof');
  const labels = useLabels();
  const text = (value: unknown): string =>
    value === null || value === undefined ? '–' : String(value);
  return (
    <Table
      caption={t('problems')}
      rows={problems}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: 'kind',
          label: t('problem.kind'),
          heading: true,
          cell: ({ kind }) =>
            (t as (key: string, options: object) => string)(`problem.kinds.${text(kind)}`, {
              defaultValue: text(kind),
            }),
        },
        {
          key: 'event',
          label: t('problem.event'),
          cell: ({ type }) => (typeof type === 'string' ? labels.event(type) : '–'),
        },
        { key: 'stream', label: t('problem.stream'), cell: ({ stream }) => text(stream) },
        { key: 'revision', label: t('problem.revision'), cell: ({ revision }) => text(revision) },
        { key: 'position', label: t('problem.position'), cell: ({ position }) => text(position) },
      ]}
    />
  );
}
