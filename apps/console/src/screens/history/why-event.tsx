import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { useHistoryWords } from './history-words.js';

interface WhyEventProps {
  readonly registration: string;
  readonly event: string;
  readonly zone: string;
}

/** Why an event happened: the events that led to it, and the rule of each. Asked only when it is opened. */
export function WhyEvent({ registration, event, zone }: WhyEventProps) {
  const { t } = useTranslation(['history', 'common']);
  const [open, setOpen] = useState(false);
  const why = queries.useQuery(
    'get',
    '/registrations/{registration}/why',
    { params: { path: { registration }, query: { what: 'event', event } } },
    { enabled: open },
  );
  return (
    <details
      className="disclosure small no-print"
      onToggle={(toggled) => setOpen(toggled.currentTarget.open)}
    >
      <summary>{t('why.event')}</summary>
      {why.error && <ErrorNotice error={why.error} />}
      {open && why.isPending && <Loading label={t('common:loading')} />}
      {why.data && <Steps answer={why.data} zone={zone} />}
    </details>
  );
}

interface StepsProps {
  readonly answer: Schemas['WhyAnswer'];
  readonly zone: string;
}

/** The events that led to what was asked, each with its rule. */
export function Steps({ answer, zone }: StepsProps) {
  const words = useHistoryWords();
  return (
    <ol className="stack stack-tight">
      {answer.steps.map(({ event, rule }) => (
        <li key={event.id}>
          <a href={`#event-${event.id}`}>{words.event(event.type)}</a>,{' '}
          {formatInstant(event.occurredAt, zone)} · {words.actor(event.actor)} (
          {words.role(event.capacity)})
          <br />
          <span className="soft">
            <Rule rule={rule} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The rule in words: what time brings about, or who may give the command. */
function Rule({ rule }: { readonly rule: Schemas['RuleAnswer'] }) {
  const { t } = useTranslation(['history', 'rules']);
  const labels = useLabels();
  const words = useHistoryWords();
  if (rule.kind === 'time')
    return (t as (key: string, options: object) => string)(`rules:time.${rule.name}`, {
      defaultValue: rule.text,
    });
  if (rule.kind === 'unknown') return t('why.noRule');
  // Limits of a right stand in parentheses behind it.
  const by = [...new Set(rule.by.map((right) => right.split(' ')[0] ?? right))];
  return t('why.rule', {
    command: labels.command(rule.name),
    roles: by.map((right) => words.role(right)).join(', '),
  });
}
