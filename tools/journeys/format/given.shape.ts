import {
  INITIATIVE_KINDS,
  LOCALES,
  MANAGER_POLICIES,
  PARTNERSHIP_STATUSES,
} from '../../../apps/all-in-one/scenario/journey-vocabulary.js';
import { lined, list, named, object, optional, orEmpty, required, type Shape } from './shape.js';
import { choice, flag, integer, localTime, name, onlyTrue, zone } from './values.js';

/** What stands under `given`, as written: roles and levels are not resolved yet (see `given.check.ts`). */
const company = object({
  managerPolicy: optional(choice(MANAGER_POLICIES, 'manager policy')),
  levels: optional(list(name, 'a level')),
  agreementDownload: optional(flag),
  locale: optional(choice(LOCALES, 'locale')),
  zone: optional(zone),
});

const nonprofit = object({
  coordinators: optional(list(name, 'a coordinator')),
  locations: optional(list(name, 'a location')),
});

/** A level, or `true` for the platform's. */
const scope: Shape<string | true> = (place) =>
  place.source.type === 'scalar' && typeof place.source.value === 'boolean'
    ? onlyTrue(place)
    : name(place);

const person = object({
  employee: optional(name),
  manager: optional(name),
  admin: optional(name),
  coordinator: optional(name),
  platform: optional(onlyTrue),
  auditor: optional(scope),
  analyst: optional(scope),
});

const partnership = lined(
  object({
    company: required(name),
    nonprofit: required(name),
    status: required(choice(PARTNERSHIP_STATUSES, 'partnership status')),
    mandate: optional(flag),
    level: optional(name),
  }),
);

/** Slots by name, in `given` as in commands; `least` is the capacity that is not refused here. */
export const slots = (least?: number) =>
  named(
    object({
      start: required(localTime),
      end: required(localTime),
      capacity: optional(integer(least)),
    }),
  );

const initiative = object({
  nonprofit: required(name),
  kind: required(choice(INITIATIVE_KINDS, 'initiative kind')),
  company: optional(name),
  tasks: optional(list(name, 'a task')),
  slots: optional(slots(1)),
  draft: optional(flag),
});

export const given = orEmpty(
  object({
    companies: optional(orEmpty(named(orEmpty(company)))),
    nonprofits: optional(orEmpty(named(orEmpty(nonprofit)))),
    people: optional(orEmpty(named(orEmpty(person)))),
    partnerships: optional(list(partnership, 'a partnership')),
    initiatives: optional(orEmpty(named(initiative))),
  }),
);

type Read<S> = S extends Shape<infer T> ? T : never;
export type WrittenGiven = Read<typeof given>;
export type WrittenCompany = NonNullable<WrittenGiven['companies']>[number];
export type WrittenPerson = NonNullable<WrittenGiven['people']>[number];
