import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import commands from 'virtual:commands';
import type { CommandDescription } from '../../../describe-commands.js';
import type { Schemas } from '../../api/client.js';
import { giveCommand, showOutcomeOf } from '../../commands/give-command.js';
import { useLabels } from '../../commands/labels.js';
import { Preview } from '../../commands/preview.js';
import { useAnnounce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { Field } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { useDebounced } from '../../design/use-debounced.js';
import { registrationSubject } from './registration-subject.js';

const DRY_RUN_AFTER_MILLISECONDS = 350;
const COMMAND = 'PostMessage';

/** Writes a message at once, without a dialog. Who will be told is shown before it is sent. */
export function WriteMessage({
  registration,
}: {
  readonly registration: Schemas['RegistrationWithActions'];
}) {
  const { t } = useTranslation(['registrations', 'commands']);
  const labels = useLabels();
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const key = useRef(crypto.randomUUID());
  const description = commands[COMMAND] as CommandDescription;
  // A message may follow whatever happened in the meantime: it is not bound to a revision.
  const { revision: _revision, ...subject } = registrationSubject(registration, registration.zone);
  const settled = useDebounced(text.trim(), DRY_RUN_AFTER_MILLISECONDS);
  const dryRun = useQuery({
    queryKey: ['dry-run', COMMAND, registration.id, settled],
    enabled: settled !== '',
    gcTime: 0,
    retry: false,
    queryFn: () => giveCommand(description, subject, { text: settled }, { dryRun: true }),
  });
  const blank = text.trim() === '';
  const problem = refusal ?? (blank ? undefined : dryRun.error);

  async function send(event: SyntheticEvent) {
    event.preventDefault();
    if (blank || sending) return;
    setSending(true);
    try {
      const body = { text: text.trim() };
      const answer = await giveCommand(description, subject, body, {
        dryRun: false,
        key: key.current,
      });
      setText('');
      key.current = crypto.randomUUID();
      announce(t('one.sent'));
      await showOutcomeOf(answer);
    } catch (error) {
      setRefusal(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <form className="stack stack-tight no-print" onSubmit={(event) => void send(event)}>
      <Field label={labels.command(COMMAND)}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={description.fields.find(({ name }) => name === 'text')?.maxLength}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setRefusal(undefined);
              key.current = crypto.randomUUID();
            }}
          />
        )}
      </Field>
      <div aria-live="polite" className="stack">
        {problem != null && <ErrorNotice error={problem} />}
        {problem == null && !blank && dryRun.data && (
          <Preview answer={dryRun.data} subject={subject} />
        )}
      </div>
      <div>
        <Button kind="primary" submits disabled={blank || sending}>
          {t('one.send')}
        </Button>
      </div>
    </form>
  );
}
