import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { SelectField } from '../../design/field.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { useProblemWords } from '../../design/problem-words.js';
import { Loading } from '../../design/progress.js';
import { useSession } from '../../session/session.js';
import {
  MAILED,
  REGISTRATION_COMMANDS,
  type MailedEvent,
  type NamedCommand,
} from './questions-about.js';
import { Steps } from './why-event.js';

type History = Schemas['HistoryAnswer'];

/** Questions of why something is not possible, and why a mail went or did not. */
export function Questions({ history }: { readonly history: History }) {
  const { t } = useTranslation('history');
  return (
    <section className="card stack no-print" aria-labelledby="questions">
      <h2 id="questions">{t('why.questions')}</h2>
      <WhyRefused history={history} />
      <WhyMail history={history} />
    </section>
  );
}

function WhyRefused({ history }: { readonly history: History }) {
  const { t } = useTranslation(['history', 'common']);
  const labels = useLabels();
  const [command, setCommand] = useState<NamedCommand | ''>('');
  const why = queries.useQuery(
    'get',
    '/registrations/{registration}/why',
    {
      params: {
        path: { registration: history.registration },
        query: { what: 'refusal', command: command as NamedCommand },
      },
    },
    { enabled: command !== '' },
  );
  return (
    <div className="stack stack-tight">
      <h3>{t('why.refusalTitle')}</h3>
      <SelectField
        label={t('why.command')}
        value={command}
        options={[
          { value: '', label: t('compare.choose') },
          ...REGISTRATION_COMMANDS.map((value) => ({ value, label: labels.command(value) })),
        ]}
        onChange={(value) => setCommand(value as NamedCommand)}
      />
      <div aria-live="polite" className="stack stack-tight">
        {why.error && <ErrorNotice error={why.error} />}
        {command !== '' && why.isPending && <Loading label={t('common:loading')} />}
        {why.data && <Refused refusal={why.data.refusal ?? null} />}
      </div>
    </div>
  );
}

const STATUS_OF_KIND: Readonly<Record<string, number>> = {
  invalid: 400,
  not_found: 404,
  forbidden: 403,
  stale: 412,
  not_allowed: 409,
};

function Refused({ refusal }: { readonly refusal: Schemas['RefusalAnswer'] | null }) {
  const { t } = useTranslation('history');
  const words = useProblemWords(
    refusal
      ? {
          type: '',
          title: '',
          detail: '',
          rule: refusal.rule,
          status: STATUS_OF_KIND[refusal.kind] ?? 409,
        }
      : undefined,
  );
  if (!refusal) return <Notice kind="success">{t('why.allowed')}</Notice>;
  return (
    <Notice kind="warning" title={words?.title ?? t('why.refused')}>
      <p>{words?.remedy ?? refusal.detail}</p>
      {refusal.field !== null && <p className="small soft">{t('why.withoutBody')}</p>}
    </Notice>
  );
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Those of whom one can ask about a mail: who is named in the history, and oneself. */
function useRecipients({ employee, events }: History): readonly Person[] {
  const { person } = useSession().capabilities;
  const actors = events.flatMap(({ actor: { id, name } }) => (id === null ? [] : [{ id, name }]));
  return [...new Map([employee, ...actors, person].map((one) => [one.id, one])).values()];
}

function WhyMail({ history }: { readonly history: History }) {
  const { t } = useTranslation(['history', 'common']);
  const labels = useLabels();
  const recipients = useRecipients(history);
  const [kind, setKind] = useState<MailedEvent | ''>('');
  const [person, setPerson] = useState(history.employee.id);
  const why = queries.useQuery(
    'get',
    '/registrations/{registration}/why',
    {
      params: {
        path: { registration: history.registration },
        query: { what: 'mail', kind: kind as MailedEvent, person },
      },
    },
    { enabled: kind !== '' },
  );
  return (
    <div className="stack stack-tight">
      <h3>{t('why.mailTitle')}</h3>
      <div className="filters">
        <SelectField
          label={t('why.mailAbout')}
          value={kind}
          options={[
            { value: '', label: t('compare.choose') },
            ...MAILED.map((value) => ({ value, label: labels.event(value) })),
          ]}
          onChange={(value) => setKind(value as MailedEvent)}
        />
        <SelectField
          label={t('why.recipient')}
          value={person}
          options={recipients.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setPerson}
        />
      </div>
      <div aria-live="polite" className="stack stack-tight">
        {why.error && <ErrorNotice error={why.error} />}
        {kind !== '' && why.isPending && <Loading label={t('common:loading')} />}
        {why.data?.mail && (
          <MailVerdict answer={why.data} mail={why.data.mail} zone={history.zone} />
        )}
      </div>
    </div>
  );
}

interface MailVerdictProps {
  readonly answer: Schemas['WhyAnswer'];
  readonly mail: Schemas['MailAnswer'];
  readonly zone: string;
}

function MailVerdict({ answer, mail, zone }: MailVerdictProps) {
  const { t } = useTranslation(['history', 'rules']);
  const text = t as (key: string, options: object) => string;
  const due = mail.rule === 'not_due' || mail.rule === 'no_reason';
  return (
    <Notice kind={mail.came ? 'success' : 'warning'}>
      <p>
        {mail.at === null
          ? t('why.mailNot')
          : t('why.mailSent', { instant: formatInstant(mail.at, zone) })}{' '}
        {text(`rules:mail.${mail.rule}`, { defaultValue: mail.text })}
        {due && ` ${text(`rules:time.${mail.kind}`, { defaultValue: mail.text })}`}
      </p>
      {mail.next !== null && (
        <p>{t('why.mailNext', { instant: formatInstant(mail.next, zone) })}</p>
      )}
      {mail.event !== null && <Steps answer={answer} zone={zone} />}
    </Notice>
  );
}
