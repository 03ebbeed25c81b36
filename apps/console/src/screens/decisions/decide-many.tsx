import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../commands/labels.js';
import { useAnnounce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { Field, TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { useDebounced } from '../../design/use-debounced.js';
import { byRegistration, type Decision } from './decision.js';
import { giveInBulk, type Outcome } from './give-in-bulk.js';
import { OutcomeList } from './outcome-list.js';

interface DecideManyProps {
  readonly command: string;
  readonly chosen: readonly Decision[];
  /** @param given whether anything was decided */
  onClose(given: boolean): void;
}

const DRY_RUN_AFTER_MILLISECONDS = 350;
/** Commands of this screen that need a reason. */
const WITH_REASON = new Set(['DisputeParticipation']);
/** Commands of this screen that take the minutes really worked, the same for each date. */
const WITH_MINUTES = new Set(['ValidateParticipation']);

/** One command on several registrations: exactly which, what would become of each, and what became of it. */
export function DecideMany({ command, chosen, onClose }: DecideManyProps) {
  const { t } = useTranslation(['decisions', 'commands']);
  const labels = useLabels();
  const announce = useAnnounce();
  const registrations = byRegistration(chosen);
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState('');
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>();
  const [failure, setFailure] = useState<unknown>();
  const [giving, setGiving] = useState(false);
  const key = useRef(crypto.randomUUID());
  const needsReason = WITH_REASON.has(command);
  const settled = useDebounced(reason, DRY_RUN_AFTER_MILLISECONDS);
  const worked = useDebounced(minutes, DRY_RUN_AFTER_MILLISECONDS);
  const ready = !needsReason || settled.trim() !== '';
  const dryRun = useQuery({
    queryKey: ['dry-run', 'bulk', command, registrations, settled, worked],
    enabled: ready && !giving && outcomes === undefined,
    gcTime: 0,
    retry: false,
    staleTime: Infinity,
    queryFn: () =>
      giveInBulk({ command, registrations, reason: settled, minutes: worked }, { dryRun: true }),
  });
  const problem = failure ?? dryRun.error;

  async function give(event: SyntheticEvent) {
    event.preventDefault();
    setGiving(true);
    setFailure(undefined);
    try {
      const result = await giveInBulk(
        { command, registrations, reason, minutes },
        { dryRun: false, key: key.current },
      );
      const done = result.filter(({ outcome }) => outcome === 'done').length;
      announce(t('many.done', { command: labels.command(command), count: done }));
      if (done === result.length) onClose(true);
      else setOutcomes(result);
    } catch (error) {
      setFailure(error);
    } finally {
      setGiving(false);
    }
  }

  return (
    <Dialog
      title={t('many.title', { command: labels.command(command), count: chosen.length })}
      onClose={() => onClose(outcomes !== undefined)}
    >
      <form className="stack" noValidate onSubmit={(event) => void give(event)}>
        {needsReason && outcomes === undefined && (
          <Field label={labels.field('reason')}>
            {(control) => (
              <textarea
                {...control}
                required
                rows={3}
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                  key.current = crypto.randomUUID();
                }}
              />
            )}
          </Field>
        )}
        {WITH_MINUTES.has(command) && outcomes === undefined && (
          <TextField
            type="number"
            min={1}
            label={t('commands:dialog.optional', { label: labels.field('minutes') })}
            value={minutes}
            onChange={(value) => {
              setMinutes(value);
              key.current = crypto.randomUUID();
            }}
          />
        )}
        <div aria-live="polite" className="stack">
          {problem != null && <ErrorNotice error={problem} />}
          {!ready && <p className="soft">{t('commands:dialog.check')}</p>}
          {ready && outcomes === undefined && dryRun.isPending && (
            <Loading label={t('commands:dialog.checking')} />
          )}
          <OutcomeList registrations={registrations} outcomes={outcomes ?? dryRun.data} />
        </div>
        <div className="row">
          {outcomes === undefined && (
            <Button
              kind="primary"
              submits
              disabled={giving || !ready || settled !== reason || worked !== minutes}
            >
              {labels.command(command)}
            </Button>
          )}
          <Button onClick={() => onClose(outcomes !== undefined)}>
            {outcomes === undefined ? t('commands:dialog.cancel') : t('many.close')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
