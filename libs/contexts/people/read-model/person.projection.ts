import type { Projection } from '#kit/eventsourcing';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import type { PeopleEvent } from '../domain/person.events.js';
import { foldedPerson } from './folded-person.js';

/** The decider's state with the personal data, until the person is erased. */
export interface PersonView extends PersonState {
  readonly name: string | null;
  readonly mail: string | null;
  readonly subject: string | null;
  readonly locale: 'en' | 'fr' | null;
}
const NOBODY = { name: null, mail: null, subject: null, locale: null };

function evolve(view: PersonView, event: PeopleEvent): PersonView {
  const state = { ...view, ...person.evolve(view, event) };
  if (event.type === 'PersonErased') return { ...state, ...NOBODY };
  if (event.type !== 'PersonRegistered') return state;
  const { name, mail, subject, locale } = event.data;
  return { ...state, name, mail, subject, locale };
}

export const personProjection: Projection<PersonView, PeopleEvent> = {
  category: 'person',
  events: person.events,
  tables: ['people', 'grants'],
  shrinking: ['grants'],
  personal: true,
  initial: () => ({ ...person.initial(), ...NOBODY }),
  evolve,
  rows: (view, { id, revision }) => ({
    people: [
      {
        id,
        owner: id,
        name: view.name,
        mail: view.mail,
        subject: view.subject,
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
