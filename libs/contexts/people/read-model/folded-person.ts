import { foldForSearch, foldMail } from '#platform/text';

interface Searchable {
  readonly name: string | null;
  readonly mail: string | null;
  readonly subject: string | null;
  readonly externalId?: string | null;
}

/** Exports as of the past fold events without the keys of people, so that their personal data is no text. */
const isReadable = (value: unknown): value is string => typeof value === 'string';

/** The columns by which a person is found: what searches look in, and the key of their mail address. Nothing of the erased. */
export const foldedPerson = ({ name, mail, subject, externalId }: Searchable) => ({
  search: foldForSearch(...[name, mail, subject, externalId].filter(isReadable)),
  name_search: foldForSearch(isReadable(name) ? name : null),
  mail_key: isReadable(mail) ? foldMail(mail) : null,
});
