import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/client.js';
import { useAnnounce } from '../../design/announcer.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/field.js';
import { ErrorNotice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { Loading } from '../../design/progress.js';
import { Deliveries } from './deliveries.js';
import { WebhookForm } from './webhook-form.js';
import {
  ASK_AGAIN_MILLISECONDS,
  change,
  draftOf,
  remove,
  readAgain,
  replay,
  rotate,
  type Webhook,
} from './webhook-requests.js';
import { WebhookSecret } from './webhook-secret.js';
import { WebhookState } from './webhook-state.js';
import { nameOf } from './webhooks.js';

/** One webhook: how it stands, what was delivered, and what one can do. */
export function WebhookPage() {
  const { t } = useTranslation(['webhooks', 'common']);
  const { id = '' } = useParams({ strict: false });
  // What is being deleted is not asked for again.
  const [isLive, setLive] = useState(true);
  const found = queries.useQuery(
    'get',
    '/webhooks/{webhook}',
    { params: { path: { webhook: id } } },
    { refetchInterval: isLive && ASK_AGAIN_MILLISECONDS },
  );
  const { data: webhook } = found;
  return (
    <Page title={webhook ? nameOf(webhook) : t('one')} up={{ to: '/webhooks', label: t('title') }}>
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {webhook && (
        <WebhookBody key={webhook.id} webhook={webhook} isLive={isLive} setLive={setLive} />
      )}
    </Page>
  );
}

interface WebhookBodyProps {
  readonly webhook: Webhook;
  readonly isLive: boolean;
  setLive(isLive: boolean): void;
}

function WebhookBody({ webhook, isLive, setLive }: WebhookBodyProps) {
  const { t } = useTranslation('webhooks');
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [secret, setSecret] = useState<string>();
  const [error, setError] = useState<unknown>();
  const paused = webhook.status === 'paused';
  const allowed = (command: string) =>
    webhook.actions.some((action) => action.command === command && action.allowed);
  const refused = webhook.actions.find((action) => !action.allowed)?.title;

  async function act(work: () => Promise<unknown>, done: string) {
    setError(undefined);
    try {
      await work();
      announce(done);
    } catch (failure) {
      setError(failure);
    }
  }

  return (
    <>
      <p>
        <code>{webhook.address}</code>
      </p>
      <WebhookState webhook={webhook} />
      {secret !== undefined && (
        <WebhookSecret secret={secret} onDone={() => setSecret(undefined)} />
      )}
      {refused !== undefined && <p className="soft">{refused}</p>}
      {error != null && <ErrorNotice error={error} />}
      <div className="row no-print">
        {allowed('ChangeWebhook') && (
          <Button
            onClick={() =>
              void act(
                () => change(webhook.id, draftOf(webhook), !paused),
                t(paused ? 'act.resumed' : 'act.paused'),
              )
            }
          >
            {t(paused ? 'act.resume' : 'act.pause')}
          </Button>
        )}
        {allowed('RotateWebhookSecret') && (
          <Button
            onClick={() =>
              void act(async () => setSecret((await rotate(webhook.id)).secret), t('secret.title'))
            }
          >
            {t('act.rotate')}
          </Button>
        )}
        <Button
          kind="danger"
          onClick={() =>
            void act(async () => {
              setLive(false);
              try {
                await remove(webhook.id);
              } catch (failure) {
                setLive(true);
                throw failure;
              }
              await navigate({ to: '/webhooks' });
              await readAgain();
            }, t('act.deleted'))
          }
        >
          {t('act.delete')}
        </Button>
      </div>
      <Deliveries webhook={webhook.id} isLive={isLive} />
      {allowed('ReplayWebhook') && (
        <Replay
          position={webhook.position}
          onReplay={(after) => act(() => replay(webhook.id, after), t('replay.done'))}
        />
      )}
      {allowed('ChangeWebhook') && (
        <WebhookForm
          title={t('form.change')}
          submit={t('form.save')}
          initial={draftOf(webhook)}
          onSubmit={async (draft) => {
            await change(webhook.id, draft, paused);
            announce(t('form.saved'));
          }}
        />
      )}
    </>
  );
}

interface ReplayProps {
  readonly position: string;
  onReplay(after: string): Promise<void>;
}

/** Goes on after another position. */
function Replay({ position, onReplay }: ReplayProps) {
  const { t } = useTranslation('webhooks');
  const [after, setAfter] = useState('');
  return (
    <form
      className="card stack"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void onReplay(after.trim());
      }}
    >
      <h2>{t('replay.title')}</h2>
      <p className="soft">{t('replay.hint', { position: position || '0' })}</p>
      <TextField
        label={t('replay.after')}
        hint={t('replay.afterHint')}
        value={after}
        onChange={setAfter}
      />
      <div className="row">
        <Button submits>{t('replay.start')}</Button>
      </div>
    </form>
  );
}
