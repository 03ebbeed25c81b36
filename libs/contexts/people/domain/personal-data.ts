import type { PeopleEvent, PersonChanges } from './person.events.js';

/** What a person's stream says of them today. Of an erased person, nothing. */
export interface PersonalData {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: 'en' | 'fr' | null;
  readonly subject: string | null;
  readonly externalId: string | null;
}
export const NO_PERSONAL_DATA: PersonalData = {
  name: null,
  mail: null,
  locale: null,
  subject: null,
  externalId: null,
};

/** The data after one more event, its personal fields decrypted. */
export function evolvePersonalData(data: PersonalData, event: PeopleEvent): PersonalData {
  switch (event.type) {
    case 'PersonRegistered': {
      const { name, mail, locale, subject, externalId = null } = event.data;
      return { name, mail, locale, subject, externalId };
    }
    case 'PersonChanged': {
      const { person: _person, ...changes } = event.data;
      return { ...data, ...changes };
    }
    case 'PersonErased':
      return NO_PERSONAL_DATA;
    default:
      return data;
  }
}

/** What of these changes differs from today. */
export const changesOf = (today: PersonalData, wanted: PersonChanges): PersonChanges =>
  Object.fromEntries(
    (Object.entries(wanted) as [keyof PersonalData, string | null | undefined][]).filter(
      ([field, value]) => value !== undefined && value !== today[field],
    ),
  );
