import { CONSOLE_ROUTES, type ConsolePage } from './console-routes.js';
import type { Audience, LinkKey, MailKind } from './templates/mail.types.js';

/** A link that leads to the console: it decides nothing, and needs a sign-in. */
export type ConsoleLinkKey = Extract<
  LinkKey,
  | 'open'
  | 'reply'
  | 'write'
  | 'cancelDates'
  | 'initiative'
  | 'initiatives'
  | 'toDecide'
  | 'toApprove'
>;

/** The page of each link; `open` is the page of the mail's own subject. */
const PAGES: Readonly<Record<Exclude<ConsoleLinkKey, 'open'>, ConsolePage>> = {
  reply: 'registration',
  write: 'registration',
  cancelDates: 'registration',
  initiative: 'initiative',
  initiatives: 'initiatives',
  toDecide: 'toDecide',
  toApprove: 'toApprove',
};

type KindsOf = Readonly<Partial<Record<MailKind, readonly ConsoleLinkKey[]>>>;

/** The console links of each mail, by what its text speaks of; of any other mail, `open` alone. */
const LINKS: Readonly<Record<Audience, KindsOf>> = {
  employee: {
    ApplicationDeclined: ['open', 'initiatives'],
    RegistrationCancelledWithInitiative: ['open', 'initiatives'],
    RegistrationArchived: ['initiative', 'open'],
    DateRefusedByCoordinator: ['initiative', 'open'],
    DateRefusedByManager: ['initiative', 'open'],
    DateCancelledWithSlot: ['initiative', 'open'],
    DateMovedWithSlot: ['open', 'cancelDates'],
    InitiativeChanged: ['initiative', 'open'],
    ParticipationDisputed: ['open', 'write'],
    ArchivalWarningSent: ['open', 'write'],
    MessagePosted: ['reply'],
  },
  coordinator: {
    ApplicationSubmitted: ['write', 'toDecide'],
    DateSelected: ['open', 'toDecide'],
    CoordinatorReminded: ['open', 'toDecide'],
    MessagePosted: ['reply'],
    PartnershipProposed: ['open', 'toDecide'],
  },
  manager: {
    ManagerApprovalRequested: ['open', 'toApprove'],
    ManagerReminded: ['open', 'toApprove'],
  },
  admin: {},
};

/** Which links to the console the mail of a kind has for an audience. */
export const consoleLinksOf = (audience: Audience, kind: MailKind): readonly ConsoleLinkKey[] =>
  LINKS[audience][kind] ?? ['open'];

/** What a mail is about: the ids that its links need. */
export type MailSubject =
  { readonly registration: string; readonly initiative: string } | { readonly partnership: string };

/** Where the subjects of mails are seen in the console. */
export class ConsoleLinks {
  constructor(
    /** The console's base URL; asked anew for each mail, as the product may not listen yet. */
    private readonly baseUrl: () => string,
  ) {}

  /** The addresses of a mail's links to the console. */
  of(
    audience: Audience,
    kind: MailKind,
    subject: MailSubject,
  ): Partial<Record<ConsoleLinkKey, string>> {
    const own: ConsolePage = 'partnership' in subject ? 'partnership' : 'registration';
    const ids: Partial<Record<ConsolePage, string>> = subject;
    return Object.fromEntries(
      consoleLinksOf(audience, kind).map((key) => {
        const page = key === 'open' ? own : PAGES[key];
        return [key, this.#at(CONSOLE_ROUTES[page].replace('$id', ids[page] ?? ''))];
      }),
    );
  }

  /** The address of a page that shows no single thing. */
  page(page: 'exports' | 'webhooks'): string {
    return this.#at(CONSOLE_ROUTES[page]);
  }

  #at(path: string): string {
    return `${this.baseUrl().replace(/\/+$/, '')}${path}`;
  }
}
