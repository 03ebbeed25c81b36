import { describe, expect, it, test } from '@jest/globals';
import { problemPage } from './problem-page.js';
import { findRules, ruleCodes } from './problem-rules.js';
import { PROBLEM_STATUSES } from './problem-rule.js';

describe('the page of a rule', () => {
  it('says the meaning, the advice and the status', () => {
    const page = problemPage('slot_full', findRules('slot_full'), 'en');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('The slot has no place left.');
    expect(page).toContain('raise the capacity of the slot first');
    expect(page).toContain('409 Conflict');
  });

  it('speaks French', () => {
    const page = problemPage('slot_full', findRules('slot_full'), 'fr');
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('Le créneau n’a plus de place.');
  });

  it('explains a code once where it means the same', () => {
    const page = problemPage('key_reused', findRules('key_reused'), 'en');
    expect(page.match(/<section>/g)).toHaveLength(2); // 400 and 409
    expect(problemPage('constructor', findRules('constructor'), 'en')).toContain('no rule');
  });

  it('is no place for markup from the address', () => {
    expect(problemPage('<script>', [], 'en')).not.toContain('<script>');
  });
});

test('codes are listed by status and part of the product', () => {
  expect(ruleCodes(412)).toEqual(['stale_revision']);
  expect(findRules('stale')).toHaveLength(1);
  expect(ruleCodes(409, ['initiatives'])).toContain('not_open');
  expect(ruleCodes(409, ['initiatives'])).not.toContain('has_period');
  for (const status of PROBLEM_STATUSES) expect(ruleCodes(status).length).toBeGreaterThan(0);
});

test('rules of the lines and cells of an import are explained', () => {
  const codes = [
    ...[
      'invalid_opening_quote',
      'invalid_closing_quote',
      'quote_not_closed',
      'max_record_size',
    ].map((code) => `csv_${code}`),
    ...['mail', 'subject', 'external_id', 'person'].map((column) => `duplicate_${column}`),
    ...['column_count', 'formula', 'manager_by_name', 'manager_ambiguous', 'manager_cycle'],
    ...['own_manager', 'level_outside_own', 'mail_taken', 'subject_taken', 'roles_beyond_own'],
  ];
  expect(codes.filter((code) => findRules(code).length === 0)).toEqual([]);
});
