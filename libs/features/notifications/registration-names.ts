import { distinguishedName } from '#platform/text';
import { shorten } from '#platform/mail-transport';

/** The registration's nonprofit has the name of another that the reader coordinates, knows as a partner of their company, or signed up with. */
const NONPROFIT_SHARED = `EXISTS (
  SELECT FROM read.nonprofits o WHERE o.name_key = n.name_key AND o.id <> n.id
    AND (EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.role = 'coordinator' AND g.nonprofit = o.id)
         OR EXISTS (SELECT FROM read.partnerships q WHERE q.nonprofit = o.id AND q.company = p.company AND q.ever_validated)
         OR EXISTS (SELECT FROM read.registrations x WHERE x.nonprofit = o.id AND x.employee = p.id)))`;

/** The initiative has the title of another that the reader coordinates, may sign up for, or signed up for. */
const INITIATIVE_SHARED = `EXISTS (
  SELECT FROM read.initiatives o WHERE o.search = i.search AND o.id <> i.id
    AND (EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.role = 'coordinator' AND g.nonprofit = o.nonprofit)
         OR (o.ever_opened AND (o.company = p.company
             OR o.company IS NULL AND EXISTS (SELECT FROM read.partnerships q
                                               WHERE q.nonprofit = o.nonprofit AND q.company = p.company AND q.ever_validated)))
         OR EXISTS (SELECT FROM read.registrations x WHERE x.initiative = o.id AND x.employee = p.id)))`;

/** The reader manages the employee, or administers their company. */
const OF_COMPANY = `(e.manager = p.id
  OR EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.role = 'admin' AND g.company = r.company))`;

/** The employee has the name of another whom the reader manages, administers, or meets at a nonprofit that they coordinate. */
const EMPLOYEE_SHARED = `(e.id <> p.id AND EXISTS (
  SELECT FROM read.people o WHERE o.name_search = e.name_search AND o.id <> e.id AND o.id <> p.id AND NOT o.erased
    AND (o.manager = p.id
         OR EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.role = 'admin' AND g.company = o.company)
         OR EXISTS (SELECT FROM read.registrations x JOIN read.grants g ON g.nonprofit = x.nonprofit AND g.role = 'coordinator'
                     WHERE x.employee = o.id AND g.owner = p.id))))`;

/**
 * Columns of {@link NamesRow}, for the reader `p` of a registration `r` with its employee `e`, their company `ec`, its initiative `i` and
 * its nonprofit `n`. The level of an employee is for their company to see; others get the name of the company.
 */
export const NAMES = `
  e.name AS employee, e.id AS employee_id, ${EMPLOYEE_SHARED} AS employee_shared,
  CASE WHEN e.company = r.company AND ${OF_COMPANY} THEN (SELECT l.path FROM read.levels l WHERE l.id = coalesce(e.level, ec.root))
       ELSE ec.name END AS employee_place,
  i.title AS initiative, i.id AS initiative_id, i.place AS initiative_place, ${INITIATIVE_SHARED} AS initiative_shared,
  n.name AS nonprofit, n.id AS nonprofit_id, n.locations AS nonprofit_places, ${NONPROFIT_SHARED} AS nonprofit_shared`;

export interface NamesRow {
  readonly employee: string | null;
  readonly employee_id: string;
  readonly employee_shared: boolean;
  readonly employee_place: string | null;
  readonly initiative: string;
  readonly initiative_id: string;
  readonly initiative_place: string | null;
  readonly initiative_shared: boolean;
  readonly nonprofit: string;
  readonly nonprofit_id: string;
  readonly nonprofit_places: readonly string[];
  readonly nonprofit_shared: boolean;
}

/** The names of a registration, as one reader is told them. */
export interface RegistrationNames {
  /** Null for an erased person. */
  readonly employee: string | null;
  readonly initiative: string;
  readonly nonprofit: string;
}

/** A subject line cuts long titles: what tells them apart has to stay. */
const TITLE_LENGTH = 60;
const PLACE_LENGTH = 25;

/** A name that the reader knows from elsewhere, too, comes with what tells the two apart. */
export function namesFor(row: NamesRow): RegistrationNames {
  const { employee, initiative, nonprofit } = row;
  return {
    employee:
      employee !== null && row.employee_shared
        ? distinguishedName(employee, { id: row.employee_id, places: present(row.employee_place) })
        : employee,
    initiative: row.initiative_shared
      ? distinguishedName(shorten(initiative, TITLE_LENGTH), {
          id: row.initiative_id,
          places: present(row.initiative_place),
        })
      : initiative,
    nonprofit: row.nonprofit_shared
      ? distinguishedName(nonprofit, { id: row.nonprofit_id, places: row.nonprofit_places })
      : nonprofit,
  };
}

const present = (place: string | null): string[] =>
  place === null ? [] : [shorten(place, PLACE_LENGTH)];
