import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import type { Named } from '../../http/registration.response.js';
import { nameOf } from './registration-item-mapper.js';

/** Looks up the current names of people. */
@Injectable()
export class PeopleNames {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Names by id. An erased person is “Erased person”. */
  async of(persons: Iterable<string | null | undefined>): Promise<KnownPeople> {
    const ids = [...new Set([...persons].filter((id): id is string => typeof id === 'string'))];
    if (ids.length === 0) return new KnownPeople([]);
    const { rows } = await this.pool.query<PersonName>({
      name: 'people-names',
      text: 'SELECT id, name, erased FROM read.people WHERE id = ANY($1::uuid[])',
      values: [ids],
    });
    return new KnownPeople(rows);
  }
}

export interface PersonName {
  readonly id: string;
  readonly name: string | null;
  readonly erased: boolean | null;
}

/** The names that were found; an unknown person counts as erased. */
export class KnownPeople {
  readonly #people: ReadonlyMap<string, PersonName>;
  constructor(people: readonly PersonName[]) {
    this.#people = new Map(people.map((person) => [person.id, person]));
  }

  named(id: string): Named {
    const person = this.#people.get(id);
    return { id, name: nameOf(person?.name, person?.erased) };
  }

  isErased(id: string): boolean {
    return this.#people.get(id)?.erased ?? false;
  }
}
