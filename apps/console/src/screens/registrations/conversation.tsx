import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useLabels } from '../../commands/labels.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import { WriteMessage } from './write-message.js';

type Detail = Schemas['RegistrationWithActions'];
type Message = Schemas['MessageItem'];

/** The messages of a registration, and a place to write one. Reading them marks them as read; those that were new keep their mark here. */
export function Conversation({ registration }: { readonly registration: Detail }) {
  const { t } = useTranslation(['registrations', 'common']);
  const [after, setAfter] = useState<string>();
  const found = queries.useQuery('get', '/registrations/{registration}/messages', {
    params: {
      path: { registration: registration.id },
      query: after === undefined ? {} : { after },
    },
  });
  const messages = found.data?.items ?? [];
  const wasUnread = useWasUnread(messages);
  const unread = messages.filter(({ id }) => wasUnread.has(id)).length;
  const mayWrite = registration.actions.some(
    ({ command, allowed }) => command === 'PostMessage' && allowed,
  );
  return (
    <section className="card stack" aria-labelledby="conversation">
      <div className="row row-apart">
        <h2 id="conversation">{t('one.conversation')}</h2>
        {unread > 0 && (
          <span className="badge badge-attention">{t('one.unreadCount', { count: unread })}</span>
        )}
      </div>
      {mayWrite && <WriteMessage registration={registration} />}
      {found.error && <ErrorNotice error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.items.length === 0 && <p className="soft">{t('one.noMessage')}</p>}
      <ol className="plain-list stack stack-tight">
        {messages.map((message) => (
          <MessageCard
            key={message.id}
            message={message}
            zone={registration.zone}
            unread={wasUnread.has(message.id)}
          />
        ))}
      </ol>
      <Pager previous={found.data?.previous} next={found.data?.next} onGo={setAfter} />
    </section>
  );
}

/** Messages that were new when they were first shown: asking again would find them read. */
function useWasUnread(messages: readonly Message[]): ReadonlySet<string> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const fresh = messages.filter(({ id, unread }) => unread && !seen.has(id));
  if (fresh.length > 0) setSeen(new Set([...seen, ...fresh.map(({ id }) => id)]));
  return seen;
}

interface MessageCardProps {
  readonly message: Message;
  readonly zone: string;
  readonly unread: boolean;
}

function MessageCard({ message, zone, unread }: MessageCardProps) {
  const { t } = useTranslation('registrations');
  const labels = useLabels();
  return (
    <li className="card">
      <p className="small soft">
        {message.author.name} ({labels.choice(message.capacity)}) ·{' '}
        <time dateTime={message.at}>{formatInstant(message.at, zone)}</time>{' '}
        {unread && <span className="badge badge-attention">{t('one.unread')}</span>}
      </p>
      <p className="text">
        {message.text ?? (message.erased ? t('one.erased') : t('one.withheld'))}
      </p>
    </li>
  );
}
