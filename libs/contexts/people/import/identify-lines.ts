import type { FieldError } from '#platform/http';
import { foldMail } from '#platform/text';
import { errorIn } from './line-error.js';
import type { Known, KnownPerson } from './known-people.query.js';
import type { Line } from './people-file.js';

/** Where the importing admin may place people. */
export interface Reach {
  readonly company: string;
  /** The level of newcomers whose line names none. */
  readonly own: string;
  readonly reaches: (path: readonly string[]) => boolean;
}

/** Whom a line is about. */
export interface Identified {
  readonly id: string;
  /** Somebody in the importing admin's scope. */
  readonly known: KnownPerson | undefined;
  /** Somebody known out of scope. */
  readonly stranger: boolean;
  readonly errors: readonly FieldError[];
}

/**
 * Finds the person of a line: by external id, else by subject, else by mail address (docs/domain.md §4). Errors are told of people in scope
 * only: that anybody else is known is not for a file to find out.
 */
export function identify(
  { line, cells }: Line,
  known: Known,
  reach: Reach,
  newId: (line: number) => string,
): Identified {
  const byMail = known.byMail.get(foldMail(cells.mail ?? ''));
  const bySubject = cells.subject === undefined ? undefined : known.bySubject.get(cells.subject);
  const byId =
    cells.external_id === undefined ? undefined : known.byExternalId.get(cells.external_id);
  const within = (person: KnownPerson | undefined): KnownPerson | undefined =>
    person && isInScope(person, known, reach) ? person : undefined;
  const person = within(byId) ?? within(bySubject) ?? within(byMail);
  if (!person) {
    const stranger = bySubject ?? byMail;
    return {
      id: stranger?.id ?? newId(line),
      known: undefined,
      stranger: stranger !== undefined,
      errors: [],
    };
  }
  const errors = [
    ...(isAnother(within(byMail), person)
      ? [errorIn('mail', 'mail_taken', 'Another person has this mail address: use another one.')]
      : []),
    ...(isAnother(within(bySubject), person)
      ? [
          errorIn(
            'subject',
            'subject_taken',
            'Another person has this subject at the token issuer: use their own subject.',
          ),
        ]
      : []),
    ...(changesIdentity(cells, person) && holdsRolesBeyond(person, known, reach)
      ? [
          errorIn(
            'line',
            'roles_beyond_own',
            'The person also holds roles that are not yours to give: ask the platform team to change the mail address or the subject.',
          ),
        ]
      : []),
  ];
  return { id: person.id, known: person, stranger: false, errors };
}

/** With the company, at or below the importing admin's level; also somebody who has left. */
export function isInScope(
  { company, level }: Pick<KnownPerson, 'company' | 'level'>,
  known: Known,
  reach: Reach,
): boolean {
  const path = known.levelsById.get(level ?? known.root)?.ancestors ?? [];
  return company === reach.company && reach.reaches(path);
}

const isAnother = (found: KnownPerson | undefined, person: KnownPerson): boolean =>
  found !== undefined && found.id !== person.id;

const changesIdentity = (
  { mail = '', subject }: Line['cells'],
  person: Pick<KnownPerson, 'mail' | 'subject'>,
): boolean =>
  foldMail(mail) !== foldMail(person.mail) || (subject !== undefined && subject !== person.subject);

/** Mail address and subject open the door to every role of the person. */
const holdsRolesBeyond = ({ roles }: KnownPerson, known: Known, reach: Reach): boolean =>
  roles.some(
    ({ company, level }) =>
      company !== reach.company ||
      (level !== null && !reach.reaches(known.levelsById.get(level)?.ancestors ?? [])),
  );
