import { Refusal } from '#kit/eventsourcing';
import { holds, levelsOf, type Caller, type HeldRole } from './caller.js';
import type { InitiativeAccessContext, RegistrationAccessContext } from './access-context.js';

/** Each reason why a caller lacks a right, as a refusal says it. */
const MISSING = {
  no_role: 'you do not hold this role',
  other_nonprofit: 'you coordinate another nonprofit',
  other_level: 'it is not at or below your level',
  partnership_level: 'the partnership is not managed at or below your level',
  no_mandate: 'no mandate is in force',
  not_company_specific: 'the initiative is not specific to your company',
  not_mentoring: 'the initiative is not a mentoring',
  own_registration: 'nobody decides on their own registration',
  other_employee: 'the registration is not yours',
  other_manager: 'somebody else decides for the employee',
  other_person: 'you are somebody else',
  other_company: 'you belong to another company',
  other_capacity: 'you named another capacity',
  of_a_company: 'you hold it in a company, not on the platform',
} as const;
export type MissingReason = keyof typeof MISSING;
export const MISSING_REASONS = Object.keys(MISSING) as readonly MissingReason[];

/** A right that would do for a command, and why the caller does not have it, if that is known. */
export interface NeededRight {
  readonly right: string;
  readonly missing?: MissingReason;
}

/** Each right, and what it comes from, as a refusal says it. */
const HOLDERS: Readonly<Record<string, string>> = {
  self: 'the person themself',
  employee: 'the employee',
  manager: 'the employee’s manager',
  coordinator: 'a coordinator of the nonprofit',
  admin: 'an admin at or above its level',
  main_admin: 'a main admin of the company',
  platform: 'the platform team',
  mandated_admin: 'a mandate from the nonprofit',
};
/** Roles that give no right to a command, but to read and to export. */
const READERS: Readonly<Record<string, string>> = {
  auditor: 'an auditor at or above its level',
  analyst: 'an analyst at or above its level',
};

/** The rights that there are, in the order in which a refusal names them. */
export const RIGHTS: readonly string[] = Object.keys(HOLDERS);

/** “a coordinator of the nonprofit (you coordinate another nonprofit)”. */
export const neededInWords = ({ right, missing }: NeededRight): string =>
  `${HOLDERS[right] ?? READERS[right] ?? right}${missing === undefined ? '' : ` (${MISSING[missing]})`}`;

/** Tells why the caller lacks a right; undefined where the right says it by itself. */
export type WhyMissing = (right: string) => MissingReason | undefined;

const lackOfRole = (
  caller: Caller,
  role: 'admin' | 'coordinator' | 'employee',
  otherwise: MissingReason,
): MissingReason => (holds(caller, role) ? otherwise : 'no_role');

/** Of rights that depend on the nonprofit or the level alone. */
export const whyMissing =
  (caller: Caller): WhyMissing =>
  (right) => {
    switch (right) {
      case 'coordinator':
        return lackOfRole(caller, 'coordinator', 'other_nonprofit');
      case 'admin':
      case 'main_admin':
        return lackOfRole(caller, 'admin', 'other_level');
      case 'self':
        return 'other_person';
      default:
        return 'no_role';
    }
  };

export const whyMissingOnRegistration =
  (caller: Caller, context: RegistrationAccessContext): WhyMissing =>
  (right) => {
    const own = caller.person === context.employee;
    if (right === 'employee') return own ? 'no_role' : 'other_employee';
    if (own) return 'own_registration';
    if (right === 'manager') return 'other_manager';
    if (right !== 'mandated_admin') return whyMissing(caller)(right);
    const levels = levelsOf(caller, 'admin');
    if (!levels.some((level) => context.employeeLevels.includes(level)))
      return lackOfRole(caller, 'admin', 'other_level');
    return context.mandate === null ? 'no_mandate' : 'partnership_level';
  };

export const whyMissingOnInitiative =
  (caller: Caller, context: InitiativeAccessContext): WhyMissing =>
  (right) => {
    if (right !== 'mandated_admin') return whyMissing(caller)(right);
    if (!holds(caller, 'admin')) return 'no_role';
    if (context.company !== caller.company) return 'not_company_specific';
    return context.mandate === null ? 'no_mandate' : 'partnership_level';
  };

/** `a`, `a or b`, `a, b or c`. */
export const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.slice(-1).join()}`;

/** The one refusal for want of a right. `needs`: every right that would do, and why the caller does not have it. */
export const forbidden = (rule: string, message: string, needs: readonly NeededRight[]): Refusal =>
  new Refusal('forbidden', rule, message, undefined, { needs });

/** Roles of which one would do. `held`: why a role that the caller holds does not. */
export const neededRoles = (
  caller: Caller,
  roles: readonly HeldRole['role'][],
  held: MissingReason = 'other_level',
): NeededRight[] =>
  roles.map((right) => ({ right, missing: holds(caller, right) ? held : 'no_role' }));
