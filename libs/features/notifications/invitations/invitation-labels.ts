import type { InvitationView } from '#contexts/people';
import type { Locale } from '#platform/http';

type Role = InvitationView['roles'][number];

/** Each role with its article, as a sentence names it. */
const ROLES: Readonly<Record<Locale, Readonly<Record<Role, string>>>> = {
  en: {
    employee: 'an employee',
    manager: 'a manager',
    coordinator: 'a coordinator',
    admin: 'an admin',
    auditor: 'an auditor',
    analyst: 'an analyst',
    platform: 'a member of the platform team',
  },
  fr: {
    employee: 'membre du personnel',
    manager: 'manager',
    coordinator: 'responsable de la coordination',
    admin: 'responsable de l’administration',
    auditor: 'responsable de l’audit',
    analyst: 'analyste',
    platform: 'membre de l’équipe de la plateforme',
  },
};

const LISTS: Readonly<Record<Locale, Intl.ListFormat>> = {
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  fr: new Intl.ListFormat('fr-FR', { type: 'conjunction' }),
};

/** The roles of an invitation: `an employee and an admin`. */
export const roleList = (roles: readonly Role[], locale: Locale): string =>
  LISTS[locale].format(roles.map((role) => ROLES[locale][role]));
