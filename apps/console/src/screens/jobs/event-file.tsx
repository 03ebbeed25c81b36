import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { saveFile } from '../../api/save-file.js';
import { Button } from '../../design/button.js';
import { formatNumber } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { outcomesOf, type Job } from './use-job.js';

/** The kind of job that makes such a file. */
export const EVENT_EXPORT = 'event-export';
const KILOBYTE = 1_000;

const download = (job: string, format: string): Promise<void> =>
  saveFile(
    api.GET('/event-exports/{job}/file', { params: { path: { job } }, parseAs: 'blob' }),
    `events-${job}.${format}`,
  );

interface FileOutcome {
  readonly events: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifest?: { readonly fileFormat?: string };
}

/** What an export of events holds, and its file. */
export function EventFile({ job }: { readonly job: Job }) {
  const { t } = useTranslation(['jobs', 'common']);
  const found = useQuery({ queryKey: ['outcomes', job.id], queryFn: () => outcomesOf(job.id) });
  const file = found.data?.items[0] as unknown as FileOutcome | undefined;
  const format = file?.manifest?.fileFormat ?? 'jsonl';
  const saved = useMutation({ mutationFn: () => download(job.id, format) });
  return (
    <div className="stack">
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {file && (
        <dl className="facts">
          <dt>{t('file.events')}</dt>
          <dd>{formatNumber(file.events)}</dd>
          <dt>{t('file.size')}</dt>
          <dd>{t('file.kilobytes', { size: formatNumber(Math.ceil(file.bytes / KILOBYTE)) })}</dd>
          <dt>SHA-256</dt>
          <dd>
            <code>{file.sha256}</code>
          </dd>
        </dl>
      )}
      {saved.error && <ErrorNotice error={saved.error} />}
      <div>
        <Button kind="primary" disabled={saved.isPending} onClick={() => saved.mutate()}>
          {t('file.download')}
        </Button>
      </div>
    </div>
  );
}
