import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Hours } from './hours.js';
import { OwnRegistration } from './own-registration.js';

type Item = Schemas['DashboardItem'];
type Dashboard = Schemas['Dashboard'];

const SECTIONS = ['toConfirm', 'lookingForMentee', 'inConversation', 'upcoming', 'past'] as const;
type Section = 'toConfirm' | 'lookingForMentee' | 'toDo' | 'upcoming' | 'inConversation' | 'past';

/** Parts of the page, each with its sections: what the person has to do stands first. */
const PARTS: readonly { readonly key: 'todo' | 'rest'; readonly sections: readonly Section[] }[] = [
  { key: 'todo', sections: ['toConfirm', 'lookingForMentee', 'toDo'] },
  { key: 'rest', sections: ['upcoming', 'inConversation', 'past'] },
];

/** Whether the person has something to do besides what the dashboard asks: a task, or an answer. */
const hasToAct = ({ tasks, nextActor, status }: Item): boolean =>
  nextActor === 'employee' ||
  (tasks.left.length > 0 &&
    !['participated', 'cancelled_rejected', 'not_finalized'].includes(status));

function sectionsOf(dashboard: Dashboard): Readonly<Record<Section, readonly Item[]>> {
  const { toConfirm, lookingForMentee, inConversation, upcoming, past } = dashboard;
  const others = [...upcoming, ...inConversation];
  return {
    toConfirm,
    lookingForMentee,
    toDo: others.filter(hasToAct),
    upcoming: upcoming.filter((item) => !hasToAct(item)),
    inConversation: inConversation.filter((item) => !hasToAct(item)),
    past,
  };
}

/** An employee's own registrations: what they have to do, what comes, what is done. */
export function MyVolunteering() {
  const { t } = useTranslation(['registrations', 'common']);
  const found = queries.useQuery('get', '/me/dashboard', {
    params: { query: { include: 'actions' } },
  });
  const dashboard = found.data;
  const all = dashboard && SECTIONS.flatMap((section) => dashboard[section]);
  return (
    <Page
      title={t('own.title')}
      actions={
        <Link to="/initiatives" className="button">
          {t('own.find')}
        </Link>
      }
    >
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {all && all.length > 0 && <Hours items={all} />}
      {all?.length === 0 && (
        <EmptyState title={t('own.empty')}>
          <Link to="/initiatives">{t('own.find')}</Link>
        </EmptyState>
      )}
      {dashboard && all && all.length > 0 && <Parts sections={sectionsOf(dashboard)} />}
    </Page>
  );
}

function Parts({ sections }: { readonly sections: Readonly<Record<Section, readonly Item[]>> }) {
  const { t } = useTranslation('registrations');
  return PARTS.map(({ key, sections: names }) => {
    const shown = names.filter((name) => sections[name].length > 0);
    return (
      <section key={key} className="stack" aria-labelledby={key}>
        <h2 id={key}>{t(`own.part.${key}`)}</h2>
        {shown.length === 0 && <p className="soft">{t(`own.nothing.${key}`)}</p>}
        {shown.map((name) => (
          <section key={name} className="stack stack-tight" aria-labelledby={name}>
            <h3 id={name}>{t(`own.${name}`)}</h3>
            <ul className="cards">
              {sections[name].map((item) => (
                <OwnRegistration key={item.id} item={item} />
              ))}
            </ul>
          </section>
        ))}
      </section>
    );
  });
}
