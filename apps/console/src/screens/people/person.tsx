import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import type { Subject } from '../../commands/subject.js';
import { Button } from '../../design/button.js';
import { ErrorNotice, Notice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { useCan, useSession } from '../../session/session.js';
import { permitted } from '../shared/permitted.js';
import { PersonName } from '../shared/names.js';
import { SubjectHistory } from '../shared/subject-history.js';

type Detail = Schemas['PersonView'];

const CHANGES = ['ChangePerson', 'AssignManager', 'MovePerson'];
const REMINDERS = ['MuteReminders', 'UnmuteReminders'];

const subjectOf = ({ id, revision, company }: Detail): Subject => ({
  id,
  revision,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  ...(company && { company: company.id }),
});

/** One person: data, roles, manager, reminders, history, and what one may change. */
export function Person() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation(['people', 'common']);
  const found = queries.useQuery('get', '/people/{person}', { params: { path: { person: id } } });
  const person = found.data;
  const up = { to: '/people', label: t('list.title') };
  if (!person) {
    return (
      <Page title={t('one.title')} up={up}>
        {found.error ? (
          <ErrorNotice error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading label={t('common:loading')} />
        )}
      </Page>
    );
  }
  return (
    <Page title={person.name} up={up}>
      {person.erased && <Notice kind="warning" title={t('erased')} />}
      <div className="columns">
        <div className="stack">
          <Data person={person} />
          <Roles person={person} />
          <SubjectHistory kind="person" id={person.id} />
        </div>
        <aside className="stack" aria-label={t('one.more')}>
          <Reports person={person} />
          <Reminders person={person} />
        </aside>
      </div>
    </Page>
  );
}

function Data({ person }: { readonly person: Detail }) {
  const { t } = useTranslation('people');
  const labels = useLabels();
  const { mail, externalId, locale, company, level, manager } = person;
  const can = useCan('people_changes');
  return (
    <section className="card stack" aria-labelledby="facts">
      <h2 id="facts">{t('one.facts')}</h2>
      <dl className="facts">
        <dt>{t('column.mail')}</dt>
        <dd>{mail === null ? '–' : <a href={`mailto:${mail}`}>{mail}</a>}</dd>
        <dt>{t('column.externalId')}</dt>
        <dd>{externalId ?? '–'}</dd>
        <dt>{t('column.locale')}</dt>
        <dd>{locale === null ? '–' : labels.choice(locale)}</dd>
        <dt>{t('column.company')}</dt>
        <dd>{company?.name ?? '–'}</dd>
        <dt>{t('column.level')}</dt>
        <dd>{level?.path ?? '–'}</dd>
        <dt>{t('column.manager')}</dt>
        <dd>{manager === null ? t('one.noManager') : <PersonName id={manager.id} />}</dd>
      </dl>
      {!person.erased && (
        <CommandActions subject={subjectOf(person)} actions={permitted(CHANGES, can, 'admin')} />
      )}
    </section>
  );
}

/** Each role with where it counts, and a way to take it back. */
function Roles({ person }: { readonly person: Detail }) {
  const { t } = useTranslation(['people', 'common']);
  const ask = useCommand();
  const labels = useLabels();
  const can = useCan('people_changes');
  return (
    <section className="card stack" aria-labelledby="roles">
      <h2 id="roles">{t('column.roles')}</h2>
      {person.roles.length === 0 && <p className="soft">{t('one.noRole')}</p>}
      <ul className="plain-list stack stack-tight">
        {person.roles.map(({ role, company, level, nonprofit }, index) => {
          const where = nonprofit?.name ?? level?.path ?? company?.name ?? '';
          return (
            <li key={index} className="row row-apart">
              <span>
                {t(`common:roles.${role}`)}
                {where !== '' && <span className="soft"> · {where}</span>}
              </span>
              {can && nonprofit === null && (
                <Button
                  aria-label={`${labels.command('RevokeRole')}: ${t(`common:roles.${role}`)} ${where}`}
                  onClick={() =>
                    ask({
                      command: 'RevokeRole',
                      subject: {
                        ...subjectOf(person),
                        preset: { role, ...(level && { level: level.id }) },
                      },
                    })
                  }
                >
                  {labels.command('RevokeRole')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {!person.erased && (
        <CommandActions
          subject={subjectOf(person)}
          actions={permitted(['GrantRole'], can, 'admin')}
        />
      )}
    </section>
  );
}

/** People whose manager this person is. */
function Reports({ person }: { readonly person: Detail }) {
  const { t } = useTranslation(['people', 'common']);
  const found = queries.useQuery('get', '/people', {
    params: { query: { manager: person.id, limit: 200 } },
  });
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <section className="card stack stack-tight" aria-labelledby="reports">
      <h2 id="reports">{t('one.reports')}</h2>
      <ul>
        {found.data.items.map(({ id }) => (
          <li key={id}>
            <PersonName id={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which reminders the person has muted. Only they can. */
function Reminders({ person }: { readonly person: Detail }) {
  const { t } = useTranslation('people');
  const own = useSession().capabilities.person.id === person.id;
  const muted = useMuted(person.id);
  const labels = useLabels();
  if (person.erased) return null;
  return (
    <section className="card stack stack-tight" aria-labelledby="reminders">
      <h2 id="reminders">{t('one.reminders')}</h2>
      {muted.length === 0 ? (
        <p>{t('one.allReminders')}</p>
      ) : (
        <>
          <p>{t('one.muted')}</p>
          <ul>
            {muted.map((kind) => (
              <li key={kind}>{labels.choice(kind)}</li>
            ))}
          </ul>
        </>
      )}
      <CommandActions
        subject={subjectOf(person)}
        actions={permitted(REMINDERS, own, 'self', 'other_person')}
      />
    </section>
  );
}

/** Kinds of reminders that are muted now, by the events of the person. */
function useMuted(person: string): readonly string[] {
  const found = queries.useQuery('get', '/people/{person}/history', {
    params: {
      path: { person },
      query: { type: ['RemindersMuted', 'RemindersUnmuted'], limit: 200 },
    },
  });
  const last = new Map<string, { readonly revision: number; readonly muted: boolean }>();
  for (const { type, revision, data } of found.data?.items ?? []) {
    const kind = String(data['kind']);
    if ((last.get(kind)?.revision ?? -1) < revision)
      last.set(kind, { revision, muted: type === 'RemindersMuted' });
  }
  return [...last].flatMap(([kind, { muted }]) => (muted ? [kind] : []));
}
