import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import commands from 'virtual:commands';
import type { CommandDescription } from '../../describe-commands.js';
import { askEverythingAgain, DRY_RUN } from '../api/query-client.js';
import { isProblem } from '../api/requests.js';
import { useAnnounce } from '../design/announcer.js';
import { Button } from '../design/button.js';
import { Dialog } from '../design/dialog.js';
import { ErrorNotice } from '../design/notice.js';
import { useDebounced } from '../design/use-debounced.js';
import { FieldControl } from './field-control.js';
import { useCommand, type CommandRequest } from './command-context.js';
import { keepFocus } from '../design/keep-focus.js';
import { CORRECTED_BY } from './corrections.js';
import { bodyOf, missingFields, type FormValues } from './form-body.js';
import { giveCommand, showOutcomeOf, type CommandAnswer } from './give-command.js';
import { useLabels } from './labels.js';
import { Preview } from './preview.js';

const DRY_RUN_AFTER_MILLISECONDS = 350;

interface CommandDialogProps {
  readonly request: CommandRequest;
  onClose(): void;
}

/** Any command: its fields, what it would do, and the outcome. */
export function CommandDialog({ request, onClose }: CommandDialogProps) {
  const { command, subject } = request;
  const description = commands[command] as CommandDescription;
  const { t } = useTranslation('commands');
  const labels = useLabels();
  const announce = useAnnounce();
  const ask = useCommand();
  const [values, setValues] = useState<FormValues>(() => ({ ...subject.preset }) as FormValues);
  const [giving, setGiving] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const [showsMissing, setShowsMissing] = useState(false);
  const key = useRef(crypto.randomUUID());

  const fields = useMemo(
    () => description.fields.filter(({ name }) => subject.fixed?.[name] === undefined),
    [description, subject.fixed],
  );
  const body = useMemo(
    () => ({ ...subject.fixed, ...bodyOf(fields, values, subject.zone) }),
    [fields, values, subject.fixed, subject.zone],
  );
  const missing = missingFields(fields, values);
  const settled = useDebounced(body, DRY_RUN_AFTER_MILLISECONDS);
  const isComplete = missing.length === 0;
  // While somebody types, nothing is simulated, and nothing can be given unseen.
  const isSettled = settled === body;
  const dryRun = useQuery({
    queryKey: [DRY_RUN, command, subject.id, subject.revision, settled],
    enabled: isComplete && isSettled,
    gcTime: 0,
    // Not simulated again once the command is given.
    staleTime: 'static',
    retry: false,
    queryFn: () => giveCommand(description, subject, settled, { dryRun: true }),
  });
  const isChecking = isComplete && (!isSettled || dryRun.isFetching);
  const problem = refusal ?? (isComplete && isSettled ? dryRun.error : undefined);

  const change = (name: string, value: FormValues[string]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setRefusal(undefined);
    key.current = crypto.randomUUID();
  };

  async function give(event: SyntheticEvent) {
    event.preventDefault();
    if (!isComplete) return setShowsMissing(true);
    setGiving(true);
    try {
      const answer = await giveCommand(description, subject, body, {
        dryRun: false,
        key: key.current,
      });
      onClose();
      announce(t('dialog.done', { command: labels.command(command) }), correction(answer));
      await showOutcomeOf(answer);
      keepFocus();
      request.onDone?.(answer);
    } catch (error) {
      setRefusal(error);
    } finally {
      setGiving(false);
    }
  }

  /** Offers the command that takes this one back, if there is one. */
  function correction({ id, revision }: CommandAnswer) {
    const by = CORRECTED_BY[command];
    if (by === undefined) return undefined;
    const { preset: _preset, fixed: _fixed, ...rest } = subject;
    // What was created is the subject of the command that takes it back.
    const made = description.subject === undefined ? { id } : {};
    return {
      label: t('dialog.undo'),
      run: () => ask({ command: by, subject: { ...rest, ...made, revision, preset: values } }),
    };
  }

  const errorOf = (name: string): string | undefined => {
    if (showsMissing && missing.includes(name)) return t('dialog.required');
    if (!isProblem(problem)) return undefined;
    return problem.errors?.find(({ field }) => field.split('.')[0] === name)?.message;
  };

  return (
    <Dialog title={labels.command(command)} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void give(event)}>
        {fields.map((field) => (
          <FieldControl
            key={field.name}
            field={field}
            command={command}
            subject={subject}
            value={values[field.name]}
            error={errorOf(field.name)}
            onChange={(value) => change(field.name, value)}
          />
        ))}
        <div aria-live="polite" className="stack">
          {isProblem(problem) && problem.rule === 'stale' ? (
            <ErrorNotice
              title={t('dialog.stale')}
              error={problem}
              retry={() => {
                onClose();
                void askEverythingAgain();
              }}
            />
          ) : (
            problem != null && <ErrorNotice error={problem} />
          )}
          {problem == null && !isComplete && <p className="soft">{t('dialog.check')}</p>}
          {problem == null && isChecking && <p className="soft">{t('dialog.checking')}</p>}
          {problem == null && isComplete && isSettled && dryRun.data && (
            <Preview answer={dryRun.data} subject={subject} />
          )}
        </div>
        <div className="row">
          <Button kind="primary" submits disabled={giving || isChecking}>
            {labels.command(command)}
          </Button>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
