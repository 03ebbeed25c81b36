import { addToInstant, type Clock, type StoredEvent } from '#kit/eventsourcing';
import type { RegistrationState } from '#contexts/registrations';
import { linksOf, type InvitationAction, type RegistrationAction } from './link-actions.js';
import type { Link, LinkTokens } from './link-tokens.js';

/** How long a link lives, from the writing of its mail (docs/domain.md §5). */
const DAYS = 14;

/** The addresses of the links that go with a mail. */
export class LinkGenerator {
  constructor(
    private readonly tokens: LinkTokens,
    private readonly clock: Clock,
    /** Where people reach the product; asked anew for each mail, as it may not listen yet. */
    private readonly baseUrl: () => string,
  ) {}

  /** `state`: the registration as it was right after the event that asks. */
  of(
    ask: StoredEvent,
    state: RegistrationState,
    person: string,
  ): Partial<Record<RegistrationAction, string>> {
    const expiresAt = addToInstant(this.clock.now(), { days: DAYS }, state.zone);
    const link = { person, registration: state.id, event: ask.id, expiresAt };
    return Object.fromEntries(
      linksOf(ask, state).map((action) => [action, this.#addressOf({ action, ...link })]),
    );
  }

  /** The links of an invitation, which work as long as it can be answered. */
  ofInvitation(
    link: Pick<Link, 'person' | 'registration' | 'event' | 'expiresAt'>,
  ): Record<InvitationAction, string> {
    return {
      accept: this.#addressOf({ action: 'accept', ...link }),
      decline: this.#addressOf({ action: 'decline', ...link }),
    };
  }

  #addressOf(link: Link): string {
    return `${this.baseUrl().replace(/\/+$/, '')}/links/${this.tokens.seal(link)}`;
  }
}
