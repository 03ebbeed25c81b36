import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { formatDay } from '../../design/format.js';
import { useCan } from '../../session/session.js';
import { initiativeSubject } from './initiative-subject.js';
import { InitiativeStatusPill } from './initiative-words.js';
import { SignUp } from './sign-up.js';
import { Slots } from './slots.js';
import { useSelection } from './use-selection.js';

type Detail = Schemas['InitiativeWithActions'];

const RUN = [
  'OpenInitiative',
  'ChangeInitiative',
  'AddSlots',
  'ChangeSlot',
  'CancelSlot',
  'CloseInitiative',
  'CancelInitiative',
];

/** Where they are possible, each slot has its own button. */
const GIVEN_BY_SLOT = ['ChangeSlot', 'CancelSlot'];

/** One initiative: what it is, how to sign up, and for those who run it what they may do. */
export function Initiative() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation(['initiatives', 'common']);
  const found = queries.useQuery('get', '/initiatives/{initiative}', {
    params: { path: { initiative: id } },
  });
  if (!found.data) {
    return (
      <Page title={t('one.title')}>
        {found.error ? (
          <ErrorNotice error={found.error} retry={() => void found.refetch()} />
        ) : (
          <Loading label={t('common:loading')} />
        )}
      </Page>
    );
  }
  return <InitiativePage initiative={found.data} />;
}

function InitiativePage({ initiative }: { readonly initiative: Detail }) {
  const { t } = useTranslation(['initiatives', 'common']);
  const runs = useCan('own_initiatives');
  const volunteers = useCan('my_volunteering');
  const selection = useSelection(initiative);
  const up = runs
    ? { to: '/my-initiatives', label: t('common:nav.ownInitiatives') }
    : { to: '/initiatives', label: t('common:nav.findInitiative') };
  return (
    <Page title={initiative.title} up={up}>
      <div className="columns">
        <div className="stack">
          {volunteers && <SignUp initiative={initiative} selection={selection} />}
          {runs && <Running initiative={initiative} />}
          {initiative.kind === 'slots' && (
            <Slots initiative={initiative} selection={selection} runs={runs} />
          )}
        </div>
        <aside className="stack">
          <About initiative={initiative} />
          {initiative.tasks.length > 0 && (
            <section className="card stack stack-tight" aria-labelledby="tasks">
              <h2 id="tasks">{t('one.tasks')}</h2>
              <p className="soft small">{t('one.tasksText')}</p>
              <ul>
                {initiative.tasks.map((task) => (
                  <li key={task}>{task}</li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </Page>
  );
}

function About({ initiative }: { readonly initiative: Detail }) {
  const { t } = useTranslation(['initiatives', 'common']);
  const { nonprofit, company, kind, status, place, contact, description, createdAt } = initiative;
  return (
    <section className="card stack stack-tight" aria-labelledby="facts">
      <h2 id="facts">{t('one.facts')}</h2>
      {description !== null && <p className="text">{description}</p>}
      <dl className="facts">
        <dt>{t('field.status')}</dt>
        <dd>
          <InitiativeStatusPill status={status} />
        </dd>
        <dt>{t('field.nonprofit')}</dt>
        <dd>{nonprofit.name}</dd>
        <dt>{t('field.kind')}</dt>
        <dd>{t(`common:kinds.${kind}`)}</dd>
        <dt>{t('field.company')}</dt>
        <dd>{company?.name ?? t('field.allPartners')}</dd>
        <dt>{t('field.place')}</dt>
        <dd>{place ?? t('notSaid')}</dd>
        <dt>{t('field.contact')}</dt>
        <dd>
          <Contact contact={contact} />
        </dd>
        <dt>{t('field.created')}</dt>
        <dd>{formatDay(createdAt)}</dd>
      </dl>
    </section>
  );
}

/** A mail address leads to a mail. */
function Contact({ contact }: { readonly contact: string | null }) {
  const { t } = useTranslation('initiatives');
  if (contact === null) return t('notSaid');
  return /^[^\s@]+@[^\s@]+$/.test(contact) ? <a href={`mailto:${contact}`}>{contact}</a> : contact;
}

/** What those who run the initiative may do with it. */
function Running({ initiative }: { readonly initiative: Detail }) {
  const { t } = useTranslation('initiatives');
  return (
    <section className="card stack stack-tight" aria-labelledby="running">
      <h2 id="running">{t('run.title')}</h2>
      <p>
        <Link to="/registrations" search={{ initiative: initiative.id } as never}>
          {t('run.registrations')}
        </Link>
      </p>
      <CommandActions
        subject={initiativeSubject(initiative)}
        actions={initiative.actions.filter(
          ({ command, allowed }) => !allowed || !GIVEN_BY_SLOT.includes(command),
        )}
        only={RUN}
        primary={['OpenInitiative']}
      />
    </section>
  );
}
