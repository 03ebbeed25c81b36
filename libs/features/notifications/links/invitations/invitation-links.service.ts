import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { Locale } from '#platform/http';
import { Ledger, Refusal, uuid5 } from '#kit/eventsourcing';
import { InvitationsService, type InvitationView } from '#contexts/people';
import { isInvitationAction, type InvitationAction } from '../link-actions.js';
import { LinkTokens, type Link } from '../link-tokens.js';

/** The result of a request to a link of an invitation, from which the page is rendered. */
export interface InvitationOutcome {
  readonly status: number;
  readonly locale: Locale;
  readonly action: InvitationAction;
  /** `ask`: the page with its button; the others offer nothing to decide. */
  readonly page: 'ask' | 'accepted' | 'declined' | 'expired' | 'dead';
  readonly view?: InvitationView;
}

/** Shows the pages of an invitation's links, which changes nothing, and gives the answer in the name of the invited. */
@Injectable()
export class InvitationLinksService {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly tokens: LinkTokens,
    private readonly ledger: Ledger,
    private readonly invitations: InvitationsService,
  ) {}

  /** Undefined for a token that is no link of an invitation. */
  async look(token: string): Promise<InvitationOutcome | undefined> {
    const link = this.#open(token);
    return link && this.#outcome(link, 200);
  }

  async decide(token: string): Promise<InvitationOutcome | undefined> {
    const link = this.#open(token);
    if (!link) return undefined;
    const before = await this.#outcome(link, 409);
    if (before.page !== 'ask' || hindrance(before))
      return { ...before, status: lateStatus(before) };
    const commandId = uuid5('link', link.event, link.person, link.action);
    const metadata = { commandId, correlation: commandId, causation: commandId };
    try {
      await this.invitations.answer(link.person, link.registration, link.action, {
        ...metadata,
        via: 'link',
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const after = await this.#outcome(link, 409);
      return { ...after, status: lateStatus(after) };
    }
    return this.#outcome(link, 200);
  }

  #open(token: string): Link<InvitationAction> | undefined {
    const link = this.tokens.open(token);
    return link && isInvitationAction(link.action) ? { ...link, action: link.action } : undefined;
  }

  /** `answered`: the HTTP status once the invitation was answered. */
  async #outcome(link: Link<InvitationAction>, answered: number): Promise<InvitationOutcome> {
    const { action, person } = link;
    const [locale, view] = await Promise.all([
      this.#localeOf(person),
      this.invitations.view(person, link.registration),
    ]);
    const about = { locale: locale ?? 'en', action };
    if (locale === undefined || !view || view.event !== link.event)
      return { ...about, status: 410, page: 'dead' };
    if (view.answer !== null) {
      const mine = (view.answer === 'accepted') === (action === 'accept');
      return { ...about, status: mine ? 200 : answered, page: view.answer, view };
    }
    if (this.ledger.clock.now() >= view.expiresAt)
      return { ...about, status: 410, page: 'expired', view };
    return { ...about, status: 200, page: 'ask', view };
  }

  /** Undefined for an erased person. */
  async #localeOf(person: string): Promise<Locale | undefined> {
    const { rows } = await this.pool.query<{ locale: Locale }>(
      `SELECT coalesce(p.locale, c.locale, 'en') AS locale
         FROM read.people p LEFT JOIN read.companies c ON c.id = p.company
        WHERE p.id = $1 AND NOT p.erased`,
      [person],
    );
    return rows[0]?.locale;
  }
}

/** Why the invited cannot accept now; declining is always possible. */
export function hindrance({
  action,
  view,
}: InvitationOutcome): 'leave_first' | 'held' | 'right_lost' | undefined {
  if (action !== 'accept' || !view) return undefined;
  if (view.held) return 'held';
  if (!view.stands) return 'right_lost';
  return view.leaveFirst === null ? undefined : 'leave_first';
}

const lateStatus = ({ page, status }: InvitationOutcome): number => (page === 'ask' ? 409 : status);
