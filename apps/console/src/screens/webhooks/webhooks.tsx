import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { EmptyState, ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { WebhookForm } from './webhook-form.js';
import { create, type Webhook, type WebhookDraft } from './webhook-requests.js';
import { WebhookSecret } from './webhook-secret.js';
import { WebhookState } from './webhook-state.js';

const EMPTY: WebhookDraft = { address: '', description: '', types: new Set(), level: '' };

/** One's own webhooks: events that are posted to an address. */
export function Webhooks() {
  const { t } = useTranslation(['webhooks', 'common']);
  const [secret, setSecret] = useState<string>();
  const found = queries.useQuery('get', '/webhooks', {});
  return (
    <Page title={t('title')}>
      <p className="soft">{t('hint')}</p>
      {secret !== undefined && (
        <WebhookSecret secret={secret} onDone={() => setSecret(undefined)} />
      )}
      <section className="stack" aria-labelledby="own">
        <h2 id="own">{t('list.title')}</h2>
        {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
        {found.isPending && <Loading label={t('common:loading')} />}
        {found.data?.length === 0 && (
          <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>
        )}
        <ul className="cards">
          {found.data?.map((webhook) => (
            <WebhookCard key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      </section>
      <WebhookForm
        title={t('form.title')}
        submit={t('form.create')}
        initial={EMPTY}
        isNew
        onSubmit={async (draft, fromBeginning) =>
          setSecret((await create(draft, fromBeginning)).secret)
        }
      />
    </Page>
  );
}

/** The name of a webhook: what its owner calls it, or its address. */
export const nameOf = ({ description, address }: Webhook): string =>
  description === '' ? address : description;

function WebhookCard({ webhook }: { readonly webhook: Webhook }) {
  return (
    <li className="card stack stack-tight">
      <h3>
        <Link to="/webhooks/$id" params={{ id: webhook.id }}>
          {nameOf(webhook)}
        </Link>
      </h3>
      <p>
        <code>{webhook.address}</code>
      </p>
      <WebhookState webhook={webhook} />
    </li>
  );
}
