import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CommandActions } from '../../commands/command-actions.js';
import { Choice } from '../../design/field.js';
import { formatDay, formatMinutes, formatSpan } from '../../design/format.js';
import { Status } from '../../design/status.js';
import { decisionSubject, type Decision } from './decision.js';

interface DecisionCardProps {
  readonly decision: Decision;
  /** All decisions that are listed beside it. */
  readonly listed: readonly Decision[];
  readonly commands: readonly string[];
  readonly primary: readonly string[];
  readonly chosen: boolean;
  /** Names the initiative instead of the employee, where the list is by employee. */
  readonly byEmployee?: boolean;
  onChoose(chosen: boolean): void;
}

/** One decision with what one should know before taking it. */
export function DecisionCard({
  decision,
  listed,
  commands,
  primary,
  chosen,
  byEmployee = false,
  onChoose,
}: DecisionCardProps) {
  const { t } = useTranslation('decisions');
  const { registration, employee, besides, initiative, nonprofit, date, since } = decision;
  const span = date && formatSpan(date.start, date.end, date.zone);
  const actions = decision.actions.filter(
    (action) => !date || !action.dates || action.dates.includes(date.id),
  );
  return (
    <li className="card stack stack-tight">
      <div className="row row-apart">
        <Choice
          type="checkbox"
          checked={chosen}
          aria-label={t('choose', { what: [employee.name, span].filter(Boolean).join(', ') })}
          onChange={onChoose}
        >
          <strong>{span ?? t('application')}</strong>
        </Choice>
        <Status status={date?.status ?? decision.status} label={date?.label ?? decision.label} />
      </div>
      <p>
        <Link to="/registrations/$id" params={{ id: registration }}>
          {byEmployee ? initiative.title : employee.name}
        </Link>
        <span className="soft"> · {byEmployee ? nonprofit.name : besides}</span>
      </p>
      <p className="small soft">
        {t('waitingSince', { day: formatDay(since, date?.zone) })}
        {date?.overdue && <span className="field-error"> · {t('overdue')}</span>}
        {date?.minutes != null && ` · ${formatMinutes(date.minutes)}`}
        <Places decision={decision} />
      </p>
      <TaskLines decision={decision} />
      {!byEmployee && <RecordLine decision={decision} />}
      <Overlaps decision={decision} />
      <CommandActions
        short
        subject={decisionSubject(decision, listed)}
        actions={actions}
        only={commands}
        primary={primary}
      />
    </li>
  );
}

interface PartProps {
  readonly decision: Decision;
}

function Places({ decision: { places } }: PartProps) {
  const { t } = useTranslation('decisions');
  if (!places || places.left === null) return null;
  return ` · ${t('placesLeft', { count: places.left, capacity: places.capacity })}`;
}

function TaskLines({ decision: { tasks } }: PartProps) {
  const { t } = useTranslation('decisions');
  return (
    <>
      {tasks.left.length > 0 && (
        <p className="small">{t('tasksLeft', { tasks: tasks.left.join(', ') })}</p>
      )}
      {tasks.done.length > 0 && (
        <p className="small soft">{t('tasksDone', { tasks: tasks.done.join(', ') })}</p>
      )}
    </>
  );
}

/** The employee's hours of the year, and what was decided for them earlier. */
export function RecordLine({ decision: { record } }: PartProps) {
  const { t } = useTranslation('decisions');
  const { accepted, refused, lastAt } = record.earlierDecisions;
  return (
    <p className="small soft">
      {t('hoursThisYear', { hours: formatMinutes(record.minutesThisYear) })}
      {' · '}
      {accepted + refused === 0 || lastAt === null
        ? t('noEarlier')
        : t('earlier', { accepted, refused, day: formatDay(lastAt) })}
    </p>
  );
}

/** Dates of the employee's other registrations at the same time. Those with other nonprofits have no link. */
function Overlaps({ decision: { overlaps, date } }: PartProps) {
  const { t } = useTranslation('decisions');
  return overlaps.map((overlap) => {
    const text = t('overlap', {
      span: formatSpan(overlap.start, overlap.end, date?.zone ?? 'UTC'),
    });
    return (
      <p key={overlap.date} className="small notice notice-warning">
        {overlap.registration === null ? (
          text
        ) : (
          <Link to="/registrations/$id" params={{ id: overlap.registration }}>
            {text}
          </Link>
        )}
      </p>
    );
  });
}
