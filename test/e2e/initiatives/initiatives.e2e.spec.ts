import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORBIDDEN, made, NOT_FOUND, outcomeOf, refusedBy } from '../../support/command-outcome.js';
import { INITIATIVES_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(INITIATIVES_HEADER);
});
afterAll(() => app.close());

const company = (name: string) => app.scenario.id('company', name);
const nonprofit = (name: string) => app.scenario.id('nonprofit', name);
const create = async (by: string, body: object) =>
  outcomeOf(
    await app.do(by, '/initiatives/create-initiative', {
      nonprofit: nonprofit('helpers'),
      kind: 'slots',
      title: 'New',
      ...body,
    }),
  );
const on = async (by: string, name: string, of: string, body: object = {}, headers = {}) =>
  outcomeOf(
    await app.do(by, `/initiatives/${app.scenario.id('initiative', of)}/${name}`, body, headers),
  );
const START = '2026-03-03T14:00+01:00';
const END = '2026-03-03T17:00+01:00';

describe('an initiative', () => {
  test.each<[string, string, () => object, object]>([
    ['of an unknown kind is malformed', 'cora', () => ({ kind: 'party' }), refusedBy(400, 'isIn')],
    [
      'with a slot that ends before it starts is malformed',
      'cora',
      () => ({ slots: [{ start: END, end: START }] }),
      refusedBy(400, 'end_after_start'),
    ],
    [
      'with a slot for nobody is malformed',
      'cora',
      () => ({ slots: [{ start: START, end: END, capacity: 0 }] }),
      refusedBy(400, 'min'),
    ],
    [
      'with slots where there are none is not allowed',
      'cora',
      () => ({ kind: 'open', slots: [{ start: START, end: END }] }),
      refusedBy(409, 'kind_has_no_slots'),
    ],
    ['of another nonprofit is not found', 'otto', () => ({}), NOT_FOUND],
    [
      'for a company that is no partner is not found',
      'cora',
      () => ({ company: company('gamma') }),
      NOT_FOUND,
    ],
    ['by an employee of a partner is forbidden', 'eva', () => ({}), FORBIDDEN],
    ['by an employee of a company without partnership is not found', 'gus', () => ({}), NOT_FOUND],
    [
      'by an admin without mandate is forbidden',
      'bea',
      () => ({ company: company('beta') }),
      FORBIDDEN,
    ],
    [
      'by an admin below the partnership is forbidden',
      'lea',
      () => ({ company: company('acme') }),
      FORBIDDEN,
    ],
    ['open to all, by an admin under a mandate, is forbidden', 'pam', () => ({}), FORBIDDEN],
    [
      'of another company, by an admin under a mandate, is not found',
      'pam',
      () => ({ company: company('beta') }),
      NOT_FOUND,
    ],
    ['by the platform team is forbidden', 'pia', () => ({}), FORBIDDEN],
    [
      'specific to the own company, by an admin under a mandate, is drafted',
      'pam',
      () => ({ company: company('acme') }),
      made('InitiativeCreated'),
    ],
    [
      'with slots, by the coordinator, is drafted',
      'cora',
      () => ({ tasks: ['charter'], slots: [{ start: START, end: END, capacity: null }] }),
      made('InitiativeCreated', 'SlotAdded'),
    ],
  ])('%s', async (_, by, body, expected) => {
    expect(await create(by, body())).toEqual(expected);
  });

  test('that is a draft is seen by whoever may run it or sees everything', async () => {
    for (const by of ['eva', 'lea', 'aud', 'bea', 'otto'])
      expect(await on(by, 'open-initiative', 'own')).toEqual(NOT_FOUND);
    for (const by of ['pia']) expect(await on(by, 'open-initiative', 'own')).toEqual(FORBIDDEN);
    expect(await on('pam', 'open-initiative', 'shared')).toEqual(FORBIDDEN);
    expect(await on('bea', 'open-initiative', 'shared')).toEqual(NOT_FOUND);
    expect(await on('pam', 'open-initiative', 'own')).toEqual(made('InitiativeOpened'));
    for (const by of ['eva', 'lea', 'aud'])
      expect(await on(by, 'close-initiative', 'own')).toEqual(FORBIDDEN);
    expect(await on('bob', 'close-initiative', 'own')).toEqual(NOT_FOUND);
  });

  test('that was never opened stays unseen once cancelled', async () => {
    expect(await on('cora', 'cancel-initiative', 'shared')).toEqual(made('InitiativeCancelled'));
    expect(await on('eva', 'open-initiative', 'shared')).toEqual(NOT_FOUND);
    expect(await on('cora', 'open-initiative', 'shared')).toEqual(
      refusedBy(409, 'initiative_cancelled'),
    );
  });

  test('is opened again after closing', async () => {
    expect(await on('cora', 'open-initiative', 'betas')).toEqual(refusedBy(409, 'nothing_changes'));
    expect(await on('cora', 'close-initiative', 'betas', {}, { 'if-match': '"0"' })).toEqual(
      refusedBy(412, 'stale_revision'),
    );
    expect(await on('cora', 'close-initiative', 'betas')).toEqual(made('InitiativeClosed'));
    expect(await on('cora', 'open-initiative', 'betas')).toEqual(made('InitiativeOpened'));
  });
});
