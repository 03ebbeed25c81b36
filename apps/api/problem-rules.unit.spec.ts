import { describe, expect, test } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import 'reflect-metadata';
import { findRules, PROBLEM_AREAS, PROBLEM_RULES } from '#features/problems';
import { refusalsInSources } from '../../test/support/refusals-in-sources.js';
import { Config } from '../runtime/config.js';
import './api.module.js';

/** Codes of refusals that never answer a request. */
const NOT_ANSWERED = ['proxies'];

/** The part of the product that a source belongs to, if it is one of those with rules of their own. */
function areaOf(path: string): string {
  const lib = /^(?:libs\/(?:contexts|features)|apps\/api)\/([^/]+)\//.exec(path)?.[1] ?? 'request';
  return (PROBLEM_AREAS as readonly string[]).includes(lib) ? lib : 'request';
}

describe('every rule has a page', () => {
  test('that refuses a request anywhere in the sources', () => {
    const refusals = refusalsInSources().filter(({ rule }) => !NOT_ANSWERED.includes(rule));
    expect(refusals.length).toBeGreaterThan(120);
    const unexplained = refusals.filter(({ rule, path }) => {
      const areas = ['request', 'fields', areaOf(path)];
      return !findRules(rule).some(({ area }) => areas.includes(area));
    });
    expect(unexplained).toEqual([]);
  });

  test('of a validated field', () => {
    const ofRequests = getMetadataStorage() as unknown as {
      getTargetValidationMetadatas: (...words: unknown[]) => unknown[];
      validationMetadatas: ReadonlyMap<unknown, readonly { readonly name?: string }[]>;
    };
    const names = [...ofRequests.validationMetadatas].flatMap(([target, constraints]) =>
      target === Config ? [] : constraints.flatMap(({ name }) => name ?? []),
    );
    expect(names.length).toBeGreaterThan(100);
    expect([...new Set(names)].filter((name) => findRules(name).length === 0)).toEqual([]);
  });

  test('in both languages, in whole sentences', () => {
    const texts = PROBLEM_AREAS.flatMap((area) =>
      Object.values(PROBLEM_RULES[area]).flatMap((rules) =>
        Object.entries(rules).flatMap(([code, { en, fr }]) =>
          [en, fr].flatMap(({ meaning, advice }) => [`${code}: ${meaning}`, `${code}: ${advice}`]),
        ),
      ),
    );
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.filter((text) => !/: [A-ZÀÉÊ][^]+[.]$/.test(text))).toEqual([]);
  });
});
