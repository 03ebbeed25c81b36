import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client.js';
import { answerOf } from '../../api/requests.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { ErrorNotice } from '../../design/notice.js';
import { JobOutcomes } from '../jobs/job-outcomes.js';
import { JobProgress } from '../jobs/job-progress.js';
import { countOf, isOver, useJob, type Job, type Outcome } from '../jobs/use-job.js';
import { BulkForm, complete, type BulkOrder } from './bulk-form.js';
import type { Selected } from './selection.js';

interface BulkDialogProps {
  /** What was chosen when the dialog was opened. */
  readonly selected: readonly Selected[];
  onClose(): void;
  onDone(): void;
}

interface Delivery {
  readonly order: BulkOrder;
  readonly selected: readonly Selected[];
  readonly dryRun: boolean;
}

const start = ({ order, selected, dryRun }: Delivery): Promise<Job> =>
  answerOf(
    api.POST('/registrations/bulk', {
      params: {
        query: dryRun ? { dryRun: 'true' } : {},
        header: { 'Idempotency-Key': crypto.randomUUID() },
      },
      body: {
        command: order.command as Schemas['BulkBody']['command'],
        ...(order.reason.trim() !== '' && { reason: order.reason.trim() }),
        items: selected.map(({ id, revision }) => ({
          registration: id,
          revision,
          ...(order.minutes !== '' && { minutes: Number(order.minutes) }),
        })),
      },
    }),
  );

/** One action for all that is chosen: first what would become of each, then the action with its progress and outcomes. */
export function BulkDialog({ selected: chosen, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation(['registrations', 'jobs']);
  const labels = useLabels();
  const [selected] = useState(chosen);
  const [order, setOrder] = useState<BulkOrder>({ command: '', reason: '', minutes: '' });
  const preview = useMutation({ mutationFn: start });
  const given = useMutation({ mutationFn: start, onSuccess: onDone });
  const job = useJob(given.data?.id ?? preview.data?.id).data;
  const names = new Map(selected.map(({ id, name }) => [id, name]));
  const nameOf = ({ registration }: Outcome) => names.get(registration ?? '');
  const previewed = given.data === undefined && job?.request['dryRun'] === true;
  const possible = job ? countOf(job, 'would_be_done') : 0;
  const failure = given.error ?? preview.error;
  return (
    <Dialog title={t('bulk.title', { count: selected.length })} onClose={onClose}>
      {!given.data && (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            preview.mutate({ order, selected, dryRun: true });
          }}
        >
          <BulkForm
            order={order}
            onChange={(changed) => {
              setOrder(changed);
              preview.reset();
            }}
          />
          {!preview.data && (
            <div className="row">
              <Button kind="primary" submits disabled={!complete(order) || preview.isPending}>
                {t('bulk.preview')}
              </Button>
              <Button onClick={onClose}>{t('bulk.cancel')}</Button>
            </div>
          )}
        </form>
      )}
      {failure && <ErrorNotice error={failure} />}
      {(preview.data ?? given.data) && job && (
        <div className="stack">
          <h3>{given.data ? t('jobs:outcomes.title') : t('bulk.wouldHappen')}</h3>
          <JobProgress job={job} />
          {previewed && preview.data && isOver(job.status) && (
            <div className="row">
              <Button
                kind="primary"
                disabled={possible === 0 || given.isPending}
                onClick={() => given.mutate({ order, selected, dryRun: false })}
              >
                {t('bulk.give', {
                  command: labels.command(order.command),
                  count: selected.length,
                  possible,
                })}
              </Button>
              <Button onClick={onClose}>{t('bulk.cancel')}</Button>
            </div>
          )}
          {isOver(job.status) && <JobOutcomes key={job.id} job={job} nameOf={nameOf} />}
        </div>
      )}
      {given.data && (
        <div className="row">
          <Link to="/jobs/$id" params={{ id: given.data.id }}>
            {t('bulk.kept')}
          </Link>
          <Button onClick={onClose}>{t('bulk.close')}</Button>
        </div>
      )}
    </Dialog>
  );
}
