import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';

interface WhyStatusProps {
  readonly registration: string;
  readonly revision: number;
}

/** Why the status is what it is: the rule, and the events that led to it. Asked only when it is opened. */
export function WhyStatus({ registration }: WhyStatusProps) {
  const { t } = useTranslation(['registrations', 'common']);
  const labels = useLabels();
  const [open, setOpen] = useState(false);
  const why = queries.useQuery(
    'get',
    '/registrations/{registration}/why',
    { params: { path: { registration }, query: { what: 'status' } } },
    { enabled: open },
  );
  return (
    <details
      className="disclosure no-print"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('one.why')}</summary>
      {why.error && <ErrorNotice error={why.error} />}
      {open && why.isPending && <Loading label={t('common:loading')} />}
      {why.data && (
        <div className="stack stack-tight">
          <p>{t(`statusRule.${why.data.statusRule.rule}`)}</p>
          <ol>
            {why.data.steps.map(({ event }) => (
              <li key={event.id}>
                {labels.event(event.type)}, {formatInstant(event.occurredAt)} · {event.actor.name} (
                {labels.choice(event.capacity)})
              </li>
            ))}
          </ol>
        </div>
      )}
    </details>
  );
}
