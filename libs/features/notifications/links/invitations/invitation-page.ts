import type { Locale } from '#platform/http';
import type { InvitationView } from '#contexts/people';
import { roleList } from '../../invitations/invitation-labels.js';
import { formatPeriod } from '../../templates/format-date.js';
import type { InvitationAction } from '../link-actions.js';
import { markup, type Html } from '../pages/html.js';
import { layout } from '../pages/link-page-layout.js';
import { endPage } from '../pages/link-page.js';
import { say } from '../pages/page-labels.js';
import { hindrance, type InvitationOutcome } from './invitation-links.service.js';

interface Labels {
  readonly ask: Readonly<
    Record<
      InvitationAction,
      { readonly title: string; readonly intro: string; readonly button: string }
    >
  >;
  readonly hindrances: Readonly<Record<NonNullable<ReturnType<typeof hindrance>>, string>>;
  readonly done: Readonly<Record<'accepted' | 'declined', string>>;
  readonly by: string;
  readonly mine: string;
}

const LABELS: Readonly<Record<Locale, Labels>> = {
  en: {
    ask: {
      accept: {
        title: 'Accept the invitation?',
        intro:
          '{organisation} invites you to take part in Volunteer Ledger as {roles}. If you accept, your account gets this role.',
        button: 'Accept',
      },
      decline: {
        title: 'Decline the invitation?',
        intro:
          '{organisation} invites you to take part in Volunteer Ledger as {roles}. If you decline, nothing changes.',
        button: 'Decline',
      },
    },
    hindrances: {
      leave_first:
        'You belong to {leaveFirst} in Volunteer Ledger. Leave that company first: ask an admin there. Then open this link again.',
      held: 'You have this role already.',
      right_lost:
        'Who invited you can no longer give this role. Ask {organisation} for a new invitation.',
    },
    done: { accepted: 'The invitation is accepted', declined: 'The invitation is declined' },
    by: 'By you, on {when}.',
    mine: 'This page is for you alone. Nothing happens before you press the button. The link works until {until}.',
  },
  fr: {
    ask: {
      accept: {
        title: 'Accepter l’invitation ?',
        intro:
          '{organisation} vous invite à rejoindre Volunteer Ledger en tant que {roles}. Si vous acceptez, ce rôle s’ajoute à votre compte.',
        button: 'Accepter',
      },
      decline: {
        title: 'Refuser l’invitation ?',
        intro:
          '{organisation} vous invite à rejoindre Volunteer Ledger en tant que {roles}. Si vous refusez, rien ne change.',
        button: 'Refuser',
      },
    },
    hindrances: {
      leave_first:
        'Vous appartenez à {leaveFirst} dans Volunteer Ledger. Quittez d’abord cette entreprise : adressez-vous à la personne qui l’administre, puis ouvrez de nouveau ce lien.',
      held: 'Vous avez déjà ce rôle.',
      right_lost:
        'La personne à l’origine de l’invitation ne peut plus donner ce rôle. Demandez une nouvelle invitation à {organisation}.',
    },
    done: { accepted: 'L’invitation est acceptée', declined: 'L’invitation est refusée' },
    by: 'Par vous, le {when}.',
    mine: 'Cette page vous est personnelle. Rien ne se passe tant que vous n’appuyez pas sur le bouton. Le lien est valable jusqu’au {until}.',
  },
};

/** The page of an outcome. It names the organisation only to the invited, and only while they may know. */
export function invitationPage(outcome: InvitationOutcome): string {
  const { page, locale, view } = outcome;
  if (page === 'dead' || page === 'expired' || !view)
    return endPage(page === 'expired' ? 'expired' : 'dead', locale);
  if (page === 'ask') return askPage(outcome, view);
  const labels = LABELS[locale];
  const title = say(locale, labels.done[page]);
  const when = formatPeriod(view.answeredAt ?? view.expiresAt, view.zone, locale);
  return layout(locale, title, title, [markup`<p>${say(locale, labels.by, { when })}</p>\n`]);
}

function askPage(outcome: InvitationOutcome, view: InvitationView): string {
  const { locale, action } = outcome;
  const labels = LABELS[locale];
  const { title, intro, button } = labels.ask[action];
  const heading = say(locale, title);
  const { organisation, roles, expiresAt, zone, leaveFirst } = view;
  const values = {
    organisation,
    roles: roleList(roles, locale),
    leaveFirst: leaveFirst ?? '',
    until: formatPeriod(expiresAt, zone, locale),
  };
  const hindered = hindrance(outcome);
  const content: Html[] = [
    hindered
      ? markup`<p role="alert">${say(locale, labels.hindrances[hindered], values)}</p>\n`
      : markup``,
    markup`<p>${say(locale, intro, values)}</p>\n`,
    hindered
      ? markup``
      : markup`<form method="post">\n<button type="submit">${say(locale, button)}</button>\n</form>\n`,
    markup`<p class="note">${say(locale, labels.mine, values)}</p>\n`,
  ];
  return layout(locale, heading, heading, content);
}
