import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { CommandActions } from '../../commands/command-actions.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { useSession } from '../../session/session.js';
import { partnershipSubject } from './partnership-subject.js';

type Detail = Schemas['PartnershipWithActions'];

const MANDATE_COMMANDS = ['GrantMandate', 'RevokeMandate'];

/** The permission to act on behalf of the nonprofit: who granted it, when, on which request; or how one gets it. */
export function MandateCard({ partnership }: { readonly partnership: Detail }) {
  const { t } = useTranslation('partnerships');
  const { mandate, nonprofit, company, actions } = partnership;
  const ofMandates = actions.filter(({ command }) => MANDATE_COMMANDS.includes(command));
  return (
    <section className="card stack stack-tight" aria-labelledby="mandate">
      <h2 id="mandate">{t('mandate.title')}</h2>
      {mandate === null ? (
        <>
          <p>{t('mandate.none', { nonprofit: nonprofit.name, company: company.name })}</p>
          <HowToAsk />
        </>
      ) : (
        <>
          <p>
            {t('mandate.inForce', {
              nonprofit: nonprofit.name,
              company: company.name,
              since: formatInstant(mandate.since),
            })}
          </p>
          <GrantedBy partnership={partnership.id} mandate={mandate.id} />
          <p>
            <Link to="/registrations" search={{ nonprofit: nonprofit.id }}>
              {t('mandate.registrations')}
            </Link>
          </p>
        </>
      )}
      {ofMandates.some(({ allowed }) => allowed) && (
        <CommandActions short subject={partnershipSubject(partnership)} actions={ofMandates} />
      )}
    </section>
  );
}

function HowToAsk() {
  const { t } = useTranslation('partnerships');
  const { support } = useSession().settings;
  return (
    <p className="small soft">
      {t('mandate.how')}
      {support !== undefined && (
        <>
          {' '}
          <a href={`mailto:${support}`}>{support}</a>
        </>
      )}
    </p>
  );
}

function GrantedBy(props: { readonly partnership: string; readonly mandate: string }) {
  const { t } = useTranslation(['partnerships', 'common']);
  const found = queries.useQuery('get', '/partnerships/{partnership}/history', {
    params: { path: { partnership: props.partnership }, query: { type: ['MandateGranted'] } },
  });
  if (found.error) return <ErrorNotice error={found.error} />;
  const granted = found.data?.items.find(({ data }) => data['mandate'] === props.mandate);
  if (!granted) return null;
  const { request } = granted.data as { readonly request?: string | null };
  return (
    <dl className="facts">
      <dt>{t('mandate.by')}</dt>
      <dd>{granted.actor.name}</dd>
      <dt>{t('mandate.when')}</dt>
      <dd>{formatInstant(granted.occurredAt)}</dd>
      <dt>{t('mandate.request')}</dt>
      <dd>{request ?? t('common:unknown')}</dd>
    </dl>
  );
}
