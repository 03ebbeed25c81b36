import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { formatDay, formatSpan } from '../../design/format.js';
import { Status } from '../../design/status.js';
import { registrationSubject } from '../registrations/registration-subject.js';
import { Certificates } from './certificates.js';

type Item = Schemas['DashboardItem'];

/** Commands that an employee gives on their own registrations, the most usual first. */
const OWN_COMMANDS = [
  'ConfirmParticipation',
  'ReportNonParticipation',
  'SelectDates',
  'RecordMenteeFound',
  'ReportStillLooking',
  'CompleteTask',
  'ChangePeriodEnd',
  'EndMentoring',
  'RemindCoordinator',
  'CancelDates',
];
const UNDECIDED: readonly string[] = ['to_be_confirmed', 'awaiting_manager'];
/** Slots are chosen on the page of the initiative, which knows the places left. */
const OWN_COMMANDS_ON_SLOTS = OWN_COMMANDS.filter((command) => command !== 'SelectDates');

/** One of the person's registrations, as a card of the dashboard. */
export function OwnRegistration({ item }: { readonly item: Item }) {
  const { t } = useTranslation('registrations');
  const {
    id,
    initiative,
    nonprofit,
    status,
    label,
    tasks,
    nextActor,
    nextSince,
    zone,
    actions = [],
  } = item;
  const onSlots = initiative.kind === 'slots';
  const mayChoose = actions.some(({ command, allowed }) => command === 'SelectDates' && allowed);
  return (
    <li className="card stack stack-tight">
      <div className="row row-apart">
        <h4>
          <Link to="/registrations/$id" params={{ id }}>
            {initiative.title}
          </Link>
        </h4>
        <Status status={status} label={label} />
      </div>
      <p className="soft">
        {nonprofit.name} · {t('applied', { day: formatDay(item.appliedAt, zone) })}
        {nextActor !== 'nobody' &&
          nextActor !== 'employee' &&
          ` · ${t('one.waitsFor', {
            who: t(`next.${nextActor}`),
            day: nextSince === null ? '' : formatDay(nextSince, zone),
          })}`}
      </p>
      <Dates item={item} />
      {tasks.left.length > 0 && (
        <p className="small">{t('tasksLeft', { tasks: tasks.left.join(', ') })}</p>
      )}
      {item.dates.participated > 0 && <Certificates item={item} />}
      <CommandActions
        short
        subject={registrationSubject(item, zone)}
        actions={actions}
        only={onSlots ? OWN_COMMANDS_ON_SLOTS : OWN_COMMANDS}
        primary={['ConfirmParticipation']}
      />
      {onSlots && mayChoose && (
        <p className="no-print">
          <Link to="/initiatives/$id" params={{ id: initiative.id }}>
            {t('own.moreDates')}
          </Link>
        </p>
      )}
    </li>
  );
}

/** Over, and nobody has decided on it yet. */
const isOverdue = ({ status, end }: Item['participationDates'][number]): boolean =>
  UNDECIDED.includes(status) && end !== null && Date.parse(end) < Date.now();

function Dates({ item: { participationDates } }: { readonly item: Item }) {
  const { t } = useTranslation('registrations');
  if (participationDates.length === 0) return null;
  return (
    <ul className="plain-list">
      {participationDates.map((date) => (
        <li key={date.id}>
          <span className="row">
            <time dateTime={date.start}>{formatSpan(date.start, date.end, date.zone)}</time>
            <Status status={date.status} label={date.label} />
            {isOverdue(date) && <span className="small">{t('own.overAlready')}</span>}
          </span>
          {date.status !== 'cancelled' &&
            date.overlaps.map((overlap) => (
              <span key={overlap.date} className="small">
                {t('own.overlap', { span: formatSpan(overlap.start, overlap.end, date.zone) })}
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
