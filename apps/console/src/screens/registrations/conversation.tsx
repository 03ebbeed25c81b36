import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries, type Schemas } from '../../api/client.js';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { formatInstant } from '../../design/format.js';
import { ErrorNotice } from '../../design/notice.js';
import { Loading } from '../../design/progress.js';
import { Pager } from '../../design/table.js';
import { registrationSubject } from './registration-subject.js';

type Detail = Schemas['RegistrationWithActions'];

/** The messages of a registration. Reading them marks them as read. */
export function Conversation({ registration }: { readonly registration: Detail }) {
  const { t } = useTranslation(['registrations', 'common']);
  const labels = useLabels();
  const ask = useCommand();
  const [after, setAfter] = useState<string>();
  const found = queries.useQuery('get', '/registrations/{registration}/messages', {
    params: {
      path: { registration: registration.id },
      query: after === undefined ? {} : { after },
    },
  });
  const mayWrite = registration.actions.some(
    ({ command, allowed }) => command === 'PostMessage' && allowed,
  );
  return (
    <section className="card stack" aria-labelledby="conversation">
      <div className="row row-apart">
        <h2 id="conversation">{t('one.conversation')}</h2>
        {mayWrite && (
          <Button
            onClick={() =>
              ask({
                command: 'PostMessage',
                subject: registrationSubject(registration, registration.zone),
              })
            }
          >
            {labels.command('PostMessage')}
          </Button>
        )}
      </div>
      {found.error && <ErrorNotice error={found.error} />}
      {found.isPending && <Loading label={t('common:loading')} />}
      {found.data?.items.length === 0 && <p className="soft">{t('one.noMessage')}</p>}
      <ol className="plain-list stack stack-tight">
        {found.data?.items.map((message) => (
          <li key={message.id} className="card">
            <p className="small soft">
              {message.author.name} ({labels.choice(message.capacity)}) ·{' '}
              <time dateTime={message.at}>{formatInstant(message.at, registration.zone)}</time>
              {message.unread && <span className="badge badge-attention">{t('one.unread')}</span>}
            </p>
            <p className="text">
              {message.text ?? (message.erased ? t('one.erased') : t('one.withheld'))}
            </p>
          </li>
        ))}
      </ol>
      <Pager previous={found.data?.previous} next={found.data?.next} onGo={setAfter} />
    </section>
  );
}
