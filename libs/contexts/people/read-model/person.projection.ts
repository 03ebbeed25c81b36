import type { Projection } from '#kit/eventsourcing';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import type { PeopleEvent } from '../domain/person.events.js';
import {
  evolvePersonalData,
  NO_PERSONAL_DATA,
  type PersonalData,
} from '../domain/personal-data.js';
import { foldedPerson } from './folded-person.js';

/** The decider's state with the personal data, until the person is erased. */
export interface PersonView extends PersonState, PersonalData {}

function evolve(view: PersonView, event: PeopleEvent): PersonView {
  const { name, mail, locale, subject, externalId } = evolvePersonalData(view, event);
  return {
    ...view,
    ...person.evolve(view, event),
    ...{ name, mail, locale, subject, externalId },
  };
}

export const personProjection: Projection<PersonView, PeopleEvent> = {
  category: 'person',
  events: person.events,
  tables: ['people', 'grants'],
  shrinking: ['grants'],
  personal: true,
  initial: () => ({ ...person.initial(), ...NO_PERSONAL_DATA }),
  evolve,
  rows: (view, { id, revision }) => ({
    people: [
      {
        id,
        owner: id,
        name: view.name,
        mail: view.mail,
        subject: view.subject,
        external_id: view.externalId,
        locale: view.locale,
        company: view.company,
        level: view.level,
        manager: view.manager,
        erased: view.erased,
        employed: view.grants.some(({ role }) => role === 'employee'),
        muted: view.muted,
        ...foldedPerson(view),
        revision,
      },
    ],
    grants: view.grants.map(({ grant, ...where }) => ({ id: grant, owner: id, ...where })),
  }),
};
