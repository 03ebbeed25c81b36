import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Button } from '../design/button.js';
import { formatInstant } from '../design/format.js';
import { useProblemWords } from '../design/problem-words.js';
import { useCommand } from './command-context.js';
import { useLabels } from './labels.js';
import type { Part, Subject } from './subject.js';

type Action = Schemas['Action'];

interface CommandActionsProps {
  readonly subject: Subject;
  readonly actions: readonly Action[];
  /** Shows the commands of this list only, in its order. */
  readonly only?: readonly string[];
  /** Commands that are the usual next step. */
  readonly primary?: readonly string[];
  /** Leaves out why other commands are not possible. */
  readonly short?: boolean;
}

/** Buttons for what the person may do, and in words why they may not do the rest. */
export function CommandActions({
  subject,
  actions,
  only,
  primary = [],
  short,
}: CommandActionsProps) {
  const { t } = useTranslation('commands');
  const ask = useCommand();
  const labels = useLabels();
  const listed = only
    ? only.flatMap((command) => actions.filter((action) => action.command === command))
    : actions;
  const allowed = listed.filter((action) => action.allowed);
  const refused = listed.filter((action) => !action.allowed);
  return (
    <div className="stack stack-tight no-print">
      {allowed.length === 0 && !short && <p className="soft">{t('whyNot.nothing')}</p>}
      <div className="row">
        {allowed.map((action) => (
          <Button
            key={action.command}
            {...(primary.includes(action.command) && { kind: 'primary' as const })}
            onClick={() => ask({ command: action.command, subject: narrowed(subject, action) })}
          >
            {labels.command(action.command)}
          </Button>
        ))}
      </div>
      {!short && refused.length > 0 && (
        <details className="disclosure">
          <summary>{t('whyNot.title')}</summary>
          <dl className="stack stack-tight">
            {refused.map((action) => (
              <div key={action.command}>
                <dt>{labels.command(action.command)}</dt>
                <dd className="small soft">
                  <WhyNot action={action} zone={subject.zone} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}

/** Offers only the parts on which the command is allowed. */
function narrowed(subject: Subject, { dates, slots, tasks }: Action): Subject {
  const among = (parts: readonly Part[] | undefined, ids: readonly string[] | undefined) =>
    ids ? (parts ?? []).filter(({ id }) => ids.includes(id)) : parts;
  const allowed = {
    dates: among(subject.dates, dates),
    slots: among(subject.slots, slots),
    tasks: among(subject.tasks, tasks),
  };
  return {
    ...subject,
    ...(allowed.dates && { dates: allowed.dates }),
    ...(allowed.slots && { slots: allowed.slots }),
    ...(allowed.tasks && { tasks: allowed.tasks }),
  };
}

/** Why a command is not possible: the missing right, or the rule and from when time allows it. */
function WhyNot({ action, zone }: { readonly action: Action; readonly zone: string }) {
  const { t } = useTranslation('commands');
  const labels = useLabels();
  const words = useProblemWords(
    action.rule === undefined || action.needs
      ? undefined
      : { rule: action.rule, status: 409, title: '', detail: '', type: '' },
  );
  if (action.needs) {
    const rights = action.needs
      .map(({ right, missing }) =>
        missing === undefined
          ? labels.choice(right)
          : `${labels.choice(right)} (${labels.missing(missing)})`,
      )
      .join(', ');
    return t('whyNot.needs', { rights });
  }
  return (
    <>
      {words?.title ?? action.title}
      {action.from !== undefined &&
        ` ${t('whyNot.from', { instant: formatInstant(action.from, zone) })}`}
    </>
  );
}
