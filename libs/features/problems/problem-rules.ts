import {
  PROBLEM_STATUSES,
  type ProblemRule,
  type ProblemRules,
  type ProblemStatus,
} from './problem-rule.js';
import { CHANGE_RULES } from './rules/change.rules.js';
import { EXPORT_RULES } from './rules/export.rules.js';
import { FIELD_RULES } from './rules/field.rules.js';
import { HISTORY_RULES } from './rules/history.rules.js';
import { INITIATIVE_RULES } from './rules/initiative.rules.js';
import { JOB_RULES } from './rules/job.rules.js';
import { KIND_RULES } from './rules/kind.rules.js';
import { ORGANISATION_RULES } from './rules/organisation.rules.js';
import { PARTNERSHIP_RULES } from './rules/partnership.rules.js';
import { PEOPLE_RULES } from './rules/people.rules.js';
import { REGISTRATION_RULES } from './rules/registration.rules.js';
import { WEBHOOK_RULES } from './rules/webhook.rules.js';
import { REQUEST_RULES } from './rules/request.rules.js';

/** Every rule that can refuse a request, by the part of the product that has it. The pages and the OpenAPI document are made from it. */
export const PROBLEM_RULES = {
  kinds: KIND_RULES,
  request: REQUEST_RULES,
  fields: FIELD_RULES,
  registrations: REGISTRATION_RULES,
  initiatives: INITIATIVE_RULES,
  partnerships: PARTNERSHIP_RULES,
  organisations: ORGANISATION_RULES,
  people: PEOPLE_RULES,
  exports: EXPORT_RULES,
  jobs: JOB_RULES,
  history: HISTORY_RULES,
  changes: CHANGE_RULES,
  webhooks: WEBHOOK_RULES,
} satisfies Readonly<Record<string, ProblemRules>>;
export type ProblemArea = keyof typeof PROBLEM_RULES;
export const PROBLEM_AREAS = Object.keys(PROBLEM_RULES) as readonly ProblemArea[];

/** A rule as one part of the product has it. */
export interface FoundRule {
  readonly area: ProblemArea;
  readonly status: ProblemStatus;
  readonly rule: ProblemRule;
}

const rulesIn = (
  area: ProblemArea,
  status: ProblemStatus,
): Readonly<Record<string, ProblemRule>> => {
  const rules: ProblemRules = PROBLEM_RULES[area];
  return rules[status] ?? {};
};

/** All meanings of a code, none if there is no such rule. */
export const findRules = (code: string): FoundRule[] =>
  PROBLEM_AREAS.flatMap((area) =>
    PROBLEM_STATUSES.flatMap((status) => {
      const rules = rulesIn(area, status);
      const rule = Object.hasOwn(rules, code) ? rules[code] : undefined;
      return rule ? [{ area, status, rule }] : [];
    }),
  );

/** The parts of the product whose codes stand in `rule`. */
export const RULE_AREAS = PROBLEM_AREAS.filter((area) => area !== 'kinds');

/** Codes of the rules that refuse with a status, sorted. `areas`: only those of these parts of the product. */
export const ruleCodes = (
  status: ProblemStatus,
  areas: readonly ProblemArea[] = RULE_AREAS,
): string[] => [...new Set(areas.flatMap((area) => Object.keys(rulesIn(area, status))))].sort();
