import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORBIDDEN, made, NOT_FOUND, outcomeOf, refusedBy } from '../../support/command-outcome.js';
import { partnersHeader } from '../../support/journey-headers.js';
import { openHttpApp, type HttpResponse, type HttpApp } from '../../support/http-app.js';

const HEAD = partnersHeader([
  '{ company: acme, nonprofit: helpers, status: awaiting_confirmation, level: acme/paris }',
  '{ company: acme, nonprofit: fourth, status: declined, level: acme/paris }',
  '{ company: beta, nonprofit: helpers, status: validated }',
]);

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

const nonprofit = (name: string) => app.scenario.id('nonprofit', name);
const level = (path: string) => app.scenario.id('level', path);
const company = (name: string) => app.scenario.id('company', name);
const partnership = (names: string) => app.scenario.id('partnership', names);
const propose = async (person: string, body: object, headers = {}) =>
  app.do(person, '/partnerships/propose-partnership', body, headers);
const command = async (
  person: string,
  names: string,
  name: string,
  body: object = {},
  headers = {},
) => outcomeOf(await app.do(person, `/partnerships/${partnership(names)}/${name}`, body, headers));

describe('a proposal', () => {
  test.each<[string, string, () => object, number, string]>([
    ['without nonprofits is malformed', 'ada', () => ({ nonprofits: [] }), 400, 'arrayMinSize'],
    [
      'naming one twice is malformed',
      'ada',
      () => ({ nonprofits: [nonprofit('third'), nonprofit('third')] }),
      400,
      'arrayUnique',
    ],
    [
      'to nobody is not found',
      'ada',
      () => ({ nonprofits: ['00000000-0000-4000-8000-000000000000'] }),
      404,
      'not_found',
    ],
    [
      'for another company is not found',
      'ada',
      () => ({ company: company('beta'), nonprofits: [nonprofit('third')] }),
      404,
      'not_found',
    ],
    [
      'at a level of another company is not found',
      'ada',
      () => ({ nonprofits: [nonprofit('third')], level: level('beta') }),
      404,
      'not_found',
    ],
    [
      'at a level above one’s own is forbidden',
      'pam',
      () => ({ nonprofits: [nonprofit('third')], level: level('acme') }),
      403,
      'level_outside_own',
    ],
    [
      'at a level beside one’s own is forbidden',
      'pam',
      () => ({ nonprofits: [nonprofit('third')], level: level('acme/lyon') }),
      403,
      'level_outside_own',
    ],
    [
      'by an employee, to a nonprofit that is no partner, is not found',
      'eva',
      () => ({ nonprofits: [nonprofit('third')] }),
      404,
      'not_found',
    ],
    [
      'by an auditor is forbidden',
      'aud',
      () => ({ nonprofits: [nonprofit('third')] }),
      403,
      'role',
    ],
    [
      'by the platform team is forbidden',
      'pia',
      () => ({ company: company('acme'), nonprofits: [nonprofit('third')] }),
      403,
      'role',
    ],
    [
      'for a partner, by the coordinator, is forbidden',
      'cora',
      () => ({ company: company('acme'), nonprofits: [nonprofit('helpers')] }),
      403,
      'role',
    ],
    [
      'for a partner, by the coordinator, at a level of its network is not found',
      'cora',
      () => ({
        company: company('acme'),
        nonprofits: [nonprofit('helpers')],
        level: level('acme/paris'),
      }),
      404,
      'not_found',
    ],
    [
      'of one that another level manages is not found',
      'lea',
      () => ({ nonprofits: [nonprofit('helpers')] }),
      404,
      'not_found',
    ],
    [
      'of one that awaits confirmation is not allowed',
      'pam',
      () => ({ nonprofits: [nonprofit('helpers')] }),
      409,
      'already_proposed',
    ],
    [
      'to several is refused with the first that is',
      'ada',
      () => ({ nonprofits: [nonprofit('third'), nonprofit('helpers')] }),
      409,
      'already_proposed',
    ],
  ])('%s', async (_, person, body, status, rule) => {
    const before = await app.events();
    expect(outcomeOf(await propose(person, body()))).toEqual({ status, rule });
    expect(await app.events()).toBe(before);
  });

  test('to several is all or nothing, and repeatable under its key', async () => {
    const body = { nonprofits: [nonprofit('third'), nonprofit('others')] };
    const dry = await app.do('ada', '/partnerships/propose-partnership?dryRun=true', body);
    expect(dry.body).toMatchObject({ dryRun: true, status: 'awaiting_confirmation' });
    const before = await app.events();
    const first = (await propose('ada', body, { 'idempotency-key': 'both' })) as HttpResponse & {
      body: { partnerships: { nonprofit: string; id: string }[] };
    };
    expect(first.body).toMatchObject({
      command: 'ProposePartnership',
      status: 'awaiting_confirmation',
      revision: 0,
    });
    expect(first.body.partnerships.map((proposed) => proposed.nonprofit)).toEqual(body.nonprofits);
    expect(first.body.id).toBe(first.body.partnerships[0]?.id);
    expect(await app.events()).toBe(before + 2);
    await app.scenario.product.runtime.pool.query('DELETE FROM work.answers');
    const again = await propose('ada', body, { 'idempotency-key': 'both' });
    expect(again.body).toEqual(first.body);
    expect(await app.events()).toBe(before + 2);
  });

  test('of one declined stays at its level, whatever level is asked for', async () => {
    expect(
      outcomeOf(
        await propose('ada', { nonprofits: [nonprofit('fourth')], level: level('acme/lyon') }),
      ),
    ).toEqual(made('PartnershipProposed'));
    const { rows } = await app.scenario.product.runtime.pool.query(
      'SELECT level, status FROM read.partnerships WHERE id = $1',
      [partnership('acme/fourth')],
    );
    expect(rows).toEqual([{ level: level('acme/paris'), status: 'awaiting_confirmation' }]);
  });

  test('of two admins at once, one is made and the other refused', async () => {
    const answers = await Promise.all(
      ['ada', 'ada', 'pam'].map((person) =>
        app.send(person, 'POST', '/partnerships/propose-partnership', {
          nonprofits: [nonprofit('fifth')],
          level: level('acme/paris'),
        }),
      ),
    );
    await app.settle();
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  });
});

describe('a partnership', () => {
  test('is validated by the coordinator alone', async () => {
    expect(await command('otto', 'acme/helpers', 'validate-partnership')).toEqual(NOT_FOUND);
    expect(await command('eva', 'acme/helpers', 'validate-partnership')).toEqual(NOT_FOUND);
    expect(await command('lea', 'acme/helpers', 'validate-partnership')).toEqual(NOT_FOUND);
    expect(await command('pam', 'acme/helpers', 'validate-partnership')).toEqual(FORBIDDEN);
    expect(await command('aud', 'acme/helpers', 'validate-partnership')).toEqual(FORBIDDEN);
    expect(await command('pia', 'acme/helpers', 'validate-partnership')).toEqual(FORBIDDEN);
    expect(
      await command('cora', 'acme/helpers', 'validate-partnership', { colour: 'red' }),
    ).toEqual({
      status: 400,
      rule: 'unknown_field',
    });
    expect(
      await command('cora', 'acme/helpers', 'validate-partnership', {}, { 'if-match': '"7"' }),
    ).toEqual({
      status: 412,
      rule: 'stale_revision',
    });
    expect(await command('cora', 'acme/helpers', 'validate-partnership')).toEqual(
      made('PartnershipValidated'),
    );
    expect(await command('cora', 'acme/helpers', 'validate-partnership')).toEqual(
      refusedBy(409, 'partnership_validated'),
    );
  });

  test('gets a mandate from the platform team, and loses it when it ends', async () => {
    const request = { request: 'mail of 2026-01-04' };
    expect(await command('pia', 'acme/fourth', 'grant-mandate', request)).toEqual({
      status: 409,
      rule: 'partnership_awaiting_confirmation',
    });
    expect(await command('ada', 'beta/helpers', 'grant-mandate', request)).toEqual(NOT_FOUND);
    expect(await command('bea', 'beta/helpers', 'grant-mandate', request)).toEqual(FORBIDDEN);
    expect(await command('pia', 'beta/helpers', 'grant-mandate', {})).toEqual(
      refusedBy(400, 'isString'),
    );
    expect(await command('pia', 'beta/helpers', 'grant-mandate', request)).toEqual(
      made('MandateGranted'),
    );
    expect(await command('bea', 'beta/helpers', 'revoke-mandate')).toEqual(FORBIDDEN);
    expect(await command('bea', 'beta/helpers', 'cancel-partnership')).toEqual(
      made('PartnershipCancelled'),
    );
    expect(await command('pia', 'beta/helpers', 'revoke-mandate')).toEqual(
      refusedBy(409, 'no_mandate'),
    );
  });

  test('is moved by main admins alone, and to where it is without an event', async () => {
    expect(
      await command('pam', 'acme/helpers', 'move-partnership', { level: level('acme/paris/nord') }),
    ).toEqual({
      status: 403,
      rule: 'role',
    });
    expect(
      await command('ada', 'acme/helpers', 'move-partnership', { level: level('beta') }),
    ).toEqual(NOT_FOUND);
    expect(
      await command('ada', 'acme/helpers', 'move-partnership', { level: level('acme/paris') }),
    ).toEqual(made());
    expect(
      await command('ada', 'acme/helpers', 'move-partnership', { level: level('acme/lyon') }),
    ).toEqual(made('PartnershipMoved'));
    expect(await command('pam', 'acme/helpers', 'cancel-partnership')).toEqual(NOT_FOUND);
    expect(await command('lea', 'acme/helpers', 'cancel-partnership')).toEqual(
      made('PartnershipCancelled'),
    );
  });
});
