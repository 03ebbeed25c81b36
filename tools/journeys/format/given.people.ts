import type { Given, GivenPerson } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Sheet } from './sheet.js';
import type { WrittenGiven, WrittenPerson } from './given.shape.js';
import { checkKnown } from './checks.js';
import { Names } from './names.js';

type Organisations = Pick<Given, 'companies' | 'nonprofits'>;

/** Whoever has an entry under `people`, then the coordinators whom only their nonprofit names. */
export function resolvePeople(
  written: WrittenGiven,
  { nonprofits }: Organisations,
  sheet: Sheet,
): GivenPerson[] {
  const coordinates = (name: string): string[] =>
    nonprofits
      .filter((nonprofit) => nonprofit.coordinators.includes(name))
      .map((nonprofit) => nonprofit.name);
  const people = new Map(named(written).map(({ name, line }) => [name, line]));
  const entered = (written.people ?? []).map((person) =>
    resolvePerson(person, coordinates(person.name), people),
  );
  for (const { coordinators = [], line } of written.nonprofits ?? []) {
    coordinators.forEach((name, index) => {
      if (people.has(name)) return;
      people.set(name, line);
      entered.push({
        name,
        line: sheet.lineOf(coordinators, index, line),
        coordinates: coordinates(name),
        platform: false,
      });
    });
  }
  return entered;
}

const named = (written: WrittenGiven): WrittenPerson[] => written.people ?? [];

/** An employee's `manager` is the person who is it, if there is such a person; else it says of which company one is a manager. */
function resolvePerson(
  person: WrittenPerson,
  coordinates: string[],
  people: ReadonlyMap<string, number>,
): GivenPerson {
  const { manager } = person;
  const roles = { ...person };
  delete roles.coordinator;
  delete roles.manager;
  const resolved = { ...roles, coordinates, platform: person.platform ?? false };
  if (manager === undefined) return resolved;
  return person.employee !== undefined && people.has(manager)
    ? { ...resolved, manager }
    : { ...resolved, managerOf: manager };
}

/** Everyone has a role, and every role belongs to something that is there. */
export function checkPeople(written: WrittenGiven, given: Given, sheet: Sheet): void {
  const names = new Names(given);
  const managers = new Set(given.people.map((person) => person.manager));
  const entries = new Map(named(written).map((person) => [person.name, person]));
  for (const person of given.people) {
    const entry = entries.get(person.name);
    if (entry) checkRoles(entry, person, names, sheet);
    const roles = [person.employee, person.managerOf, person.admin, person.auditor, person.analyst];
    const has =
      roles.some((role) => role !== undefined) ||
      person.platform ||
      person.coordinates.length > 0 ||
      managers.has(person.name);
    if (!has) sheet.report(person.line, `'${person.name}' has no role`);
  }
}

function checkRoles(entry: WrittenPerson, person: GivenPerson, names: Names, sheet: Sheet): void {
  const line = (role: keyof WrittenPerson): number => sheet.lineOf(entry, role, entry.line);
  for (const role of ['employee', 'admin', 'auditor', 'analyst'] as const) {
    const level = entry[role];
    if (typeof level === 'string')
      checkKnown(names.levels, level, 'company or level', line(role), sheet);
  }
  if (entry.coordinator !== undefined)
    checkKnown(names.nonprofits, entry.coordinator, 'nonprofit', line('coordinator'), sheet);
  if (person.managerOf === undefined) return;
  const expected =
    person.employee === undefined
      ? 'company or level (a person is the manager of an employee only)'
      : 'person or company';
  checkKnown(names.levels, person.managerOf, expected, line('manager'), sheet);
}
