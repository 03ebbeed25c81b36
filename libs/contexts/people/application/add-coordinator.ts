import { Injectable } from '@nestjs/common';
import {
  accessToNonprofit,
  chooseRight,
  Directory,
  refuseOutOfScope,
} from '#platform/authorization';
import {
  invalid,
  Ledger,
  notFound,
  streamOf,
  uuid5,
  type CommandResult,
  type CommandPlan,
} from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { person, type PersonCommand, type PersonState } from '../domain/person.decider.js';
import { UniqueHolders } from './unique-holders.js';
import type { AddCoordinatorBody } from '../http/dto/people.dto.js';
import { PersonAccess } from './person-access.js';

/** Coordinators name each other; the platform team only the first of a nonprofit (domain §4). */
@Injectable()
export class AddCoordinatorService {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
    private readonly surveying: PersonAccess,
    private readonly holders: UniqueHolders,
  ) {}

  /** By id somebody in the coordinator's scope; by mail whoever has that address, registered if nobody has. */
  async add(
    nonprofit: string,
    body: AddCoordinatorBody,
    by: CommandContext,
  ): Promise<{ id: string; outcome: CommandResult<PersonState> }> {
    refuseMalformed(body);
    const known = body.person ?? (await this.holders.withMail(body.mail ?? ''));
    const id = known ?? uuid5(by.cause.commandId, 'person');
    const plan = ({ state }: { readonly state: PersonState }) =>
      this.#plan(nonprofit, { ...body, id, known: known !== undefined }, state, by);
    return {
      id,
      outcome: await this.ledger.execute(person, streamOf(person, id), by.cause, plan, by.options),
    };
  }

  async #plan(
    nonprofit: string,
    body: AddCoordinatorBody & { id: string; known: boolean },
    state: PersonState,
    by: CommandContext,
  ): Promise<CommandPlan<PersonCommand>> {
    const facts = await this.directory.nonprofit(nonprofit, by.caller);
    if (!facts) throw notFound('nonprofit', 'nonprofit');
    const access = accessToNonprofit(by.caller, facts);
    refuseOutOfScope(access, 'nonprofit');
    if (body.known && (!state.exists || state.erased)) throw notFound('person', 'person');
    const colleague = state.grants.some((grant) => grant.nonprofit === nonprofit);
    if (body.person !== undefined && !colleague) await this.surveying.survey(state, by);
    const right = chooseRight(
      access,
      (candidate) => candidate === 'coordinator',
      'AddCoordinator',
      by.capacity,
    );
    const { id, name = '', mail = '', locale = null } = body;
    const registered = body.known
      ? null
      : { person: id, name, mail, locale, company: null, level: null, subject: null };
    const grant = {
      grant: uuid5(by.cause.commandId, 'grant'),
      role: 'coordinator' as const,
      company: null,
      level: null,
      nonprofit,
    };
    const planned: CommandPlan<PersonCommand> = {
      command: { name: 'AddCoordinator', data: { person: registered, grant } },
      actor: by.caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
    };
    return this.holders.claiming(id, planned, by, body.known ? undefined : { mail, subject: null });
  }
}

/** @throws Refusal invalid */
function refuseMalformed({ person: known, name, mail, locale }: AddCoordinatorBody): void {
  const byId =
    known !== undefined && name === undefined && mail === undefined && locale === undefined;
  const byMail = known === undefined && name !== undefined && mail !== undefined;
  if (!byId && !byMail)
    throw invalid(
      known === undefined ? 'mail' : 'person',
      'person_or_mail',
      'Either a person’s id, or a name and a mail address.',
    );
}
