import { oneLine, shorten, webAddress } from '#platform/mail-transport';
import type { InvitationView } from '#contexts/people';
import type { Locale } from '#platform/http';
import { formatPeriod } from '../templates/format-date.js';
import type { Page } from '../templates/mail-layout.js';
import { renderPage, type RenderedMail } from '../templates/render-mail.js';
import type { InvitationAction } from '../links/link-actions.js';
import { roleList } from './invitation-labels.js';

interface Labels {
  readonly subject: string;
  readonly greeting: string;
  readonly invited: string;
  readonly known: string;
  readonly until: string;
  readonly accept: string;
  readonly decline: string;
  readonly note: string;
  readonly why: string;
  readonly support: (address: string) => string;
}

const LABELS: Readonly<
  Record<Locale, (organisation: string, roles: string, until: string, name: string) => Labels>
> = {
  en: (organisation, roles, until, name) => ({
    subject: `Invitation: ${organisation}`,
    greeting: name === '' ? 'Hello,' : `Hello ${name},`,
    invited: `${organisation} invites you to take part in Volunteer Ledger as ${roles}.`,
    known:
      'You have an account under this address already. If you accept, it gets this role as well; what you did elsewhere stays yours, and is not shown to them.',
    until: `You can answer until ${until}. If you do not know them, decline or ignore this mail.`,
    accept: 'Accept',
    decline: 'Decline',
    note: 'These links are for you alone and work for 14 days. Opening one changes nothing: you decide on the page that it shows.',
    why: `You receive this mail because ${organisation} entered your mail address in Volunteer Ledger.`,
    support: (address) => `Help with Volunteer Ledger: ${address}`,
  }),
  fr: (organisation, roles, until, name) => ({
    subject: `Invitation\u00a0: ${organisation}`,
    greeting: name === '' ? 'Bonjour,' : `Bonjour ${name},`,
    invited: `${organisation} vous invite à rejoindre Volunteer Ledger en tant que ${roles}.`,
    known:
      'Vous avez déjà un compte à cette adresse. Si vous acceptez, ce rôle s’y ajoute\u00a0; ce que vous avez fait ailleurs reste à vous et ne leur est pas montré.',
    until: `Vous pouvez répondre jusqu’au ${until}. Si vous ne les connaissez pas, refusez ou ignorez cet e-mail.`,
    accept: 'Accepter',
    decline: 'Refuser',
    note: 'Ces liens vous sont personnels et valables 14 jours. En ouvrir un ne change rien\u00a0: vous décidez sur la page affichée.',
    why: `Vous recevez cet e-mail car ${organisation} a saisi votre adresse dans Volunteer Ledger.`,
    support: (address) => `Aide pour Volunteer Ledger\u00a0: ${address}`,
  }),
};

const SUBJECT_LENGTH = 180;
const NAME_LENGTH = 100;

interface InvitationReader {
  readonly name: string;
  readonly locale: Locale;
  /** Where the installation helps. */
  readonly support: string;
}

/** The mail PersonInvited. What people typed comes out as text. */
export function renderInvitation(
  { organisation, roles, expiresAt, zone }: InvitationView,
  { name, locale, support }: InvitationReader,
  links: Readonly<Record<InvitationAction, string>>,
): RenderedMail {
  const labels = LABELS[locale](
    shorten(oneLine(organisation), NAME_LENGTH),
    roleList(roles, locale),
    `${formatPeriod(expiresAt, zone, locale)} (${zone})`,
    shorten(oneLine(name), NAME_LENGTH),
  );
  const page: Page = {
    lang: locale,
    subject: shorten(labels.subject, SUBJECT_LENGTH),
    greeting: labels.greeting,
    happened: [labels.invited, labels.known],
    dates: [],
    zone: '',
    place: '',
    reasonLabel: '',
    reason: [],
    message: [],
    next: [labels.until],
    links: (['accept', 'decline'] as const).flatMap((action) => {
      const url = webAddress(links[action]);
      return url ? [{ url, label: labels[action] }] : [];
    }),
    note: labels.note,
    why: labels.why,
    help: [labels.support(oneLine(support))],
    unsubscribe: null,
  };
  return renderPage(page, locale);
}
