import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { Status } from '../../design/status.js';

/** The person's own registration for an initiative: its status, and the way to it. */
export function OwnSignUp({ registration }: { readonly registration: Schemas['OwnSignUp'] }) {
  const { t } = useTranslation(['initiatives', 'registrations']);
  const { id, status } = registration;
  const label = t(`registrations:status.${status as 'application'}`);
  return (
    <p className="row">
      <Link to="/registrations/$id" params={{ id }}>
        {t('ownSignUp')}
      </Link>
      <Status status={status} label={{ en: label, fr: label }} />
    </p>
  );
}
