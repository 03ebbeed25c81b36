import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, queries, type Schemas } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { saveExportFile } from '../exports/export-files.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { formatInstant, formatNumber } from '../../design/format.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Table } from '../../design/table.js';
import { useWords } from './job-words.js';
import { cancelJob, isOver, type Job } from './use-job.js';

type Export = Schemas['ExportAnswer'];

const ASK_AGAIN_MILLISECONDS = 2_000;

interface Asked {
  readonly state: { readonly data?: readonly { readonly status: string }[] | undefined };
}

const whileRunning = ({ state }: Asked) =>
  state.data?.some(({ status }) => !isOver(status)) === true ? ASK_AGAIN_MILLISECONDS : false;

/** Long work that the person asked for in the last day: jobs and exports, with what became of them. */
export function Jobs() {
  const { t } = useTranslation(['jobs', 'common']);
  const jobs = queries.useQuery('get', '/jobs', {}, { refetchInterval: whileRunning });
  const exports = queries.useQuery('get', '/exports', {}, { refetchInterval: whileRunning });
  const nothing = jobs.data?.length === 0 && exports.data?.length === 0;
  return (
    <Page title={t('list.title')}>
      <p className="soft">{t('list.kept')}</p>
      {nothing && (
        <EmptyState title={t('list.empty')}>
          <p>{t('list.emptyText')}</p>
        </EmptyState>
      )}
      {(jobs.isPending || exports.isPending) && <Loading label={t('common:loading')} />}
      {jobs.error && <ErrorNotice error={jobs.error} retry={() => void jobs.refetch()} />}
      {jobs.data && jobs.data.length > 0 && <JobTable jobs={jobs.data} />}
      {exports.error && <ErrorNotice error={exports.error} retry={() => void exports.refetch()} />}
      {exports.data && exports.data.length > 0 && <ExportTable exports={exports.data} />}
    </Page>
  );
}

function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t } = useTranslation('jobs');
  const words = useWords();
  const labels = useLabels();
  const remove = useMutation({
    mutationFn: cancelJob,
    onSuccess: () => queryClient.invalidateQueries(),
  });
  return (
    <section className="stack" aria-labelledby="jobs">
      <h2 id="jobs">{t('list.jobs')}</h2>
      {remove.error && <ErrorNotice error={remove.error} />}
      <Table
        caption={t('list.jobs')}
        rows={jobs}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            label: t('list.what'),
            heading: true,
            cell: ({ id, kind, request }) => (
              <>
                <Link to="/jobs/$id" params={{ id }}>
                  {words.kind(kind)}
                </Link>
                <span className="small soft">
                  {typeof request['command'] === 'string' &&
                    ` · ${labels.command(request['command'])}`}
                  {request['dryRun'] === true && ` · ${t('list.dryRun')}`}
                </span>
              </>
            ),
          },
          { key: 'state', label: t('one.state'), cell: ({ status }) => words.state(status) },
          {
            key: 'done',
            label: t('list.done'),
            number: true,
            cell: ({ progress }) =>
              `${formatNumber(progress.done)}/${formatNumber(progress.total)}`,
          },
          {
            key: 'asked',
            label: t('one.asked'),
            cell: ({ requestedAt }) => formatInstant(requestedAt),
          },
          {
            key: 'acts',
            label: t('list.acts'),
            cell: ({ id, kind, status }) => (
              <Button
                aria-label={`${isOver(status) ? t('list.delete') : t('progress.cancel')}: ${words.kind(kind)}`}
                disabled={remove.isPending}
                onClick={() => remove.mutate(id)}
              >
                {isOver(status) ? t('list.delete') : t('progress.cancel')}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}

function ExportTable({ exports }: { readonly exports: readonly Export[] }) {
  const { t } = useTranslation('jobs');
  const words = useWords();
  const remove = useMutation({
    mutationFn: (id: string) =>
      api.DELETE('/exports/{export}', { params: { path: { export: id } } }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const download = useMutation({
    mutationFn: (id: string) => saveExportFile(id),
  });
  const failure = remove.error ?? download.error;
  return (
    <section className="stack" aria-labelledby="exports">
      <h2 id="exports">{t('list.exports')}</h2>
      {failure && <ErrorNotice error={failure} />}
      <Table
        caption={t('list.exports')}
        rows={exports}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            label: t('list.what'),
            heading: true,
            cell: ({ name }) => words.kind(name),
          },
          { key: 'state', label: t('one.state'), cell: ({ status }) => words.state(status) },
          {
            key: 'rows',
            label: t('list.rows'),
            number: true,
            cell: ({ progress }) => formatNumber(progress.rows),
          },
          {
            key: 'asked',
            label: t('one.asked'),
            cell: ({ requestedAt }) => formatInstant(requestedAt),
          },
          {
            key: 'acts',
            label: t('list.acts'),
            cell: ({ id, name, status, file }) => (
              <div className="row">
                {file !== undefined && (
                  <Button
                    aria-label={`${t('list.download')}: ${words.kind(name)}`}
                    onClick={() => download.mutate(id)}
                  >
                    {t('list.download')}
                  </Button>
                )}
                <Button
                  aria-label={`${isOver(status) ? t('list.delete') : t('progress.cancel')}: ${words.kind(name)}`}
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(id)}
                >
                  {isOver(status) ? t('list.delete') : t('progress.cancel')}
                </Button>
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}
