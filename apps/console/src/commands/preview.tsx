import { useTranslation } from 'react-i18next';
import { formatSpan } from '../design/format.js';
import type { CommandAnswer } from './give-command.js';
import { useLabels } from './labels.js';
import type { Subject } from './subject.js';

interface PreviewProps {
  readonly answer: CommandAnswer;
  readonly subject: Subject;
}

/** What a command would do, by its dry run: events, what follows from them, and who is told. */
export function Preview({ answer, subject }: PreviewProps) {
  const { t } = useTranslation('commands');
  const labels = useLabels();
  const parts = [...(subject.dates ?? []), ...(subject.slots ?? [])];
  const partOf = (about: string | null): string | undefined =>
    parts.find(({ id }) => id === about)?.label;
  return (
    <section className="notice">
      <h3>{t('dialog.will')}</h3>
      {answer.events.length === 0 && <p>{t('dialog.nothing')}</p>}
      <ul>
        {answer.events.map((event) => (
          <EventLine key={event.id} type={event.type} part={partOf(event.about)} />
        ))}
      </ul>
      {answer.overlaps?.map(({ date, start, end }) => (
        <p key={date}>{t('dialog.overlap', { span: formatSpan(start, end, subject.zone) })}</p>
      ))}
      {answer.follows && answer.follows.length > 0 && (
        <>
          <h3>{t('dialog.then')}</h3>
          <ul>
            {answer.follows.map((event, index) => (
              <EventLine key={index} type={event.type} part={partOf(event.about)} />
            ))}
          </ul>
        </>
      )}
      <h3>{t('dialog.tells')}</h3>
      {answer.mails && answer.mails.length > 0 ? (
        <ul>
          {mailLines(answer.mails).map(({ kind, audience, recipients }) => (
            <li key={`${kind} ${audience}`}>
              {labels.event(kind)} → {labels.audience(audience)} (
              {t('dialog.person', { count: recipients })})
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('dialog.nobody')}</p>
      )}
    </section>
  );
}

function EventLine({ type, part }: { readonly type: string; readonly part: string | undefined }) {
  const labels = useLabels();
  return (
    <li>
      {labels.event(type)}
      {part !== undefined && ` · ${part}`}
    </li>
  );
}

interface MailLine {
  readonly kind: string;
  readonly audience: string;
  readonly recipients: number;
}

/** Mails of one kind to one audience, counted by person. */
function mailLines(mails: NonNullable<CommandAnswer['mails']>): readonly MailLine[] {
  const groups = Map.groupBy(mails, ({ kind, audience }) => `${kind} ${audience}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const recipients = new Set(group.map(({ recipient }) => recipient)).size;
    return first ? [{ kind: first.kind, audience: first.audience, recipients }] : [];
  });
}
