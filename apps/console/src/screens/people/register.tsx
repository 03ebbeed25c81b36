import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../commands/command-context.js';
import { useLabels } from '../../commands/labels.js';
import { Button } from '../../design/button.js';
import { Notice } from '../../design/notice.js';
import { Page } from '../../design/page.js';
import { useOwnCompany } from '../../session/own-company.js';
import { useCan } from '../../session/session.js';

/** Registers one person, by the form that shows what will happen before it is given. */
export function RegisterPerson() {
  const { t } = useTranslation('people');
  const ask = useCommand();
  const labels = useLabels();
  const can = useCan('people_changes');
  const company = useOwnCompany();
  const navigate = useNavigate();
  const client = useQueryClient();
  const register = () =>
    ask({
      command: 'RegisterPerson',
      subject: {
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(company && { company: company.id, preset: { company: company.id } }),
      },
      onDone({ id }) {
        void client.invalidateQueries();
        // Who was invited has no id that one may see yet.
        void navigate({
          to: (id as string | undefined) === undefined ? '/people' : `/people/${id}`,
        });
      },
    });
  return (
    <Page title={t('register.title')} up={{ to: '/people', label: t('list.title') }}>
      {can ? (
        <>
          <p>{t('register.text')}</p>
          <p className="soft">{t('register.known')}</p>
          <div className="row">
            <Button kind="primary" onClick={register}>
              {labels.command('RegisterPerson')}
            </Button>
            <Link className="button" to="/people/import">
              {t('register.many')}
            </Link>
          </div>
        </>
      ) : (
        <Notice kind="warning" title={t('register.forbidden')} />
      )}
    </Page>
  );
}
