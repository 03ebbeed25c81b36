import { Injectable } from '@nestjs/common';
import { InitiativesQuery } from '#contexts/initiatives';
import { CompaniesQuery, NonprofitsQuery } from '#contexts/organisations';
import { PartnershipsQuery } from '#contexts/partnerships';
import { PeopleQuery } from '#contexts/people';
import {
  companiesOf,
  nonprofitsOf,
  oversees,
  seesEverything,
  type Caller,
  forbidden,
  neededRoles,
} from '#platform/authorization';
import { type StoredEvent } from '#kit/eventsourcing';
import { employmentFilter } from './employment-filter.js';
import { STREAMS, type StreamKind } from './stream-kinds.js';

/** A thing with a history, as far as a reader may see it. */
export interface StreamSubject {
  readonly name: string;
  /** The company that it belongs to; null for a thing of several companies or of none. */
  readonly company: string | null;
  /** The reader may know the names of those who acted. */
  readonly namesActors: boolean;
  /** `sees` judges an event by those before it, and has to be shown the whole stream. */
  readonly judgesInOrder?: boolean;
  /** Whether the reader sees an event. Called with the events of the stream in order, each once. */
  readonly sees: (event: StoredEvent) => boolean;
}

const everyEvent = (): boolean => true;

/** Events that only keep the books of single registrations name registrations which not every reader may know of. */
const withoutBookkeeping =
  (kind: StreamKind) =>
  ({ type }: StoredEvent): boolean =>
    STREAMS[kind].events[type]?.human ?? false;

/** Finds things with a history in the caller's scope (docs/domain.md §§1, 7): whoever may see a thing sees its history. */
@Injectable()
export class StreamSubjects {
  constructor(
    private readonly partnerships: PartnershipsQuery,
    private readonly initiatives: InitiativesQuery,
    private readonly companies: CompaniesQuery,
    private readonly nonprofits: NonprofitsQuery,
    private readonly people: PeopleQuery,
  ) {}

  /** @throws Refusal not_found, also outside the caller's scope; forbidden to callers who may know only a name */
  find(caller: Caller, kind: StreamKind, id: string): Promise<StreamSubject> {
    return this.#find[kind](caller, id);
  }

  readonly #find: Readonly<
    Record<StreamKind, (caller: Caller, id: string) => Promise<StreamSubject>>
  > = {
    partnership: async (caller, id) => {
      const { company, nonprofit } = await this.partnerships.byId(caller, id);
      return {
        name: `${company.name} – ${nonprofit.name}`,
        company: company.id,
        namesActors: true,
        sees: everyEvent,
      };
    },
    initiative: async (caller, id) => {
      const { title, nonprofit, company } = await this.initiatives.byId(caller, id);
      const runs = nonprofitsOf(caller).includes(nonprofit.id);
      return {
        name: title,
        company: company?.id ?? null,
        namesActors: runs || oversees(caller),
        sees: runs || seesEverything(caller) ? everyEvent : withoutBookkeeping('initiative'),
      };
    },
    company: async (caller, id) => {
      const { name } = await this.companies.byId(caller, id);
      const isOwn = companiesOf(caller).includes(id);
      if (!isOwn && !seesEverything(caller))
        throw forbidden(
          'role',
          'You are not permitted to read the history of this company: it needs a role in the company.',
          neededRoles(
            caller,
            ['employee', 'manager', 'admin', 'auditor', 'analyst', 'platform'],
            'other_company',
          ),
        );
      return { name, company: id, namesActors: oversees(caller), sees: everyEvent };
    },
    nonprofit: async (caller, id) => {
      const { name, coordinators } = await this.nonprofits.byId(caller, id);
      const namesActors = coordinators.length > 0 || seesEverything(caller);
      return { name, company: null, namesActors, sees: everyEvent };
    },
    person: async (caller, id) => {
      const { name, company } = await this.people.byId(caller, id);
      const isWhole = id === caller.person || seesEverything(caller);
      return {
        name,
        company: company?.id ?? null,
        namesActors: true,
        judgesInOrder: !isWhole,
        sees: isWhole ? everyEvent : employmentFilter(company?.id ?? null),
      };
    },
  };
}
