import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { DRY_RUN, queryClient } from '../../api/query-client.js';
import { answerOf } from '../../api/requests.js';
import { useAnnounce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { useDebounced } from '../../design/use-debounced.js';
import { ScheduleFields } from './schedule-fields.js';
import { changedBy, draftOf, type Schedule } from './schedule-rule.js';

const TYPING_MILLISECONDS = 300;

interface ScheduleDialogProps {
  readonly item: Schedule;
  onClose(): void;
}

/** Changes when an export is made again, and which days it is of. Its next runs are shown before it is changed. */
export function ScheduleDialog({ item, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation(['exports', 'common']);
  const announce = useAnnounce();
  const [draft, setDraft] = useState(() => draftOf(item));
  const body = changedBy(item, draft);
  const asked = useDebounced(JSON.stringify(body), TYPING_MILLISECONDS);
  const send = (dryRun: 'true' | 'false') =>
    answerOf(
      api.PUT('/export-schedules/{schedule}', {
        params: { path: { schedule: item.id }, query: { dryRun } },
        body,
      }),
    );
  const preview = useQuery({
    queryKey: [DRY_RUN, item.id, asked],
    enabled: asked === JSON.stringify(body),
    staleTime: 'static',
    retry: false,
    queryFn: () => send('true'),
  });
  const changed = useMutation({
    mutationFn: () => send('false'),
    onSuccess: async () => {
      announce(t('schedule.changed'));
      await queryClient.invalidateQueries({ queryKey: ['get', '/export-schedules'] });
      onClose();
    },
  });
  const failure = changed.error ?? preview.error;
  const change = (event: SyntheticEvent) => {
    event.preventDefault();
    changed.mutate();
  };
  return (
    <Dialog title={`${t('schedule.change')}: ${t(`name.${item.request.name}`)}`} onClose={onClose}>
      <form className="stack" onSubmit={change}>
        <ScheduleFields
          draft={draft}
          periods={item.request.name !== 'partnerships'}
          onChange={(next) => {
            changed.reset();
            setDraft(next);
          }}
        />
        <div aria-live="polite">
          {failure && <ErrorNotice error={failure} />}
          {!failure && !preview.data && <Loading label={t('common:loading')} />}
          {!failure && preview.data && (
            <Notice title={t('schedule.would')}>
              <p>
                {preview.data.nextRuns.length === 0
                  ? t('schedule.status.paused')
                  : `${t('schedule.next')} ${preview.data.nextRuns
                      .map((run) => formatInstant(run, preview.data.zone))
                      .join(' · ')} (${preview.data.zone})`}
              </p>
            </Notice>
          )}
        </div>
        <div className="row">
          <Button
            kind="primary"
            submits
            disabled={!preview.data || failure !== null || changed.isPending}
          >
            {t('schedule.change')}
          </Button>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
