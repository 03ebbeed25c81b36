import { Injectable } from '@nestjs/common';
import {
  AuthorizationContext,
  accessToRegistration,
  Callers,
  type Caller,
} from '#platform/authorization';
import { Ledger, streamOf, type StoredEvent } from '#kit/eventsourcing';
import { person } from '#contexts/people';
import type { RegistrationCommandName, RegistrationState } from '#contexts/registrations';
import { LINK_ACTION_RULES, type LinkActionRule, type RegistrationAction } from './link-actions.js';
import type { Link } from './link-tokens.js';

const ASKS_ANEW: RegistrationCommandName = 'AskNewDeciders';

/**
 * The roles on which a right may rest: losing one of them after the mail was written kills its links. Whoever is named as a manager is
 * one with any role in the company, and leaves with `employee`.
 */
const ROLES_BEHIND: Readonly<Record<LinkActionRule['right'], readonly unknown[]>> = {
  manager: ['manager', 'admin', 'employee'],
  employee: ['employee'],
};

/**
 * Whether the person of a link may still use it: they have today the right in which it was made (as every command would ask), and no
 * event since took it away, not even for a while. Erasing somebody, another manager or a lost role kills a link for good (docs/domain.md §5).
 */
@Injectable()
export class LinkValidity {
  constructor(
    private readonly ledger: Ledger,
    private readonly callers: Callers,
    private readonly access: AuthorizationContext,
  ) {}

  /** The person with today's roles; undefined when the link is dead. Expiry is not checked here. `events`: the registration's. */
  async callerOf(
    link: Link<RegistrationAction>,
    ask: StoredEvent,
    { employee, nonprofit, company }: RegistrationState,
    events: readonly StoredEvent[],
  ): Promise<Caller | undefined> {
    const caller = await this.callers.byId(link.person);
    const own = await this.ledger.store.readStream(streamOf(person, link.person));
    if (!caller || own.some((event) => event.type === 'PersonErased')) return undefined;
    if (link.action === 'unsubscribe') return caller;
    const { right } = LINK_ACTION_RULES[link.action];
    const context = await this.access.registration({ employee, nonprofit, company });
    if (
      !context ||
      !accessToRegistration(caller, context).rights.some((held) => held.right === right)
    )
      return undefined;
    const lost = own.some(
      (event) =>
        event.type === 'RoleRevoked' &&
        event.position > ask.position &&
        ROLES_BEHIND[right].includes(event.data['role']),
    );
    if (right === 'manager' && isAskedAnew(ask, events)) return undefined;
    return lost || (right === 'manager' && (await this.#managerChanged(employee, ask)))
      ? undefined
      : caller;
  }

  async #managerChanged(employee: string, ask: StoredEvent): Promise<boolean> {
    const events = await this.ledger.store.readStream(streamOf(person, employee));
    return events.some(
      (event) => event.type === 'ManagerAssigned' && event.position > ask.position,
    );
  }
}

/** Whether other people came to decide on the same dates since, and were asked (docs/domain.md §3): also where the first decide again. */
function isAskedAnew(ask: StoredEvent, events: readonly StoredEvent[]): boolean {
  const datesOf = ({ data }: StoredEvent) => (data['dates'] ?? []) as readonly string[];
  return events.some(
    (event) =>
      event.revision > ask.revision &&
      event.meta.command === ASKS_ANEW &&
      datesOf(event).some((date) => datesOf(ask).includes(date)),
  );
}
