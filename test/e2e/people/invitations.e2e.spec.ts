import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommandAnswer } from '#platform/http';
import { made, outcomeOf, refusedBy } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { linkIn, mailsTo, mailTo, open, press } from '../../support/mails.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora, carl] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris }
    tom: { employee: acme }
    lee: { employee: acme }
    kim: { employee: acme }
    zoe: { employee: acme }
    bob: { employee: beta }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    bea: { admin: beta }
    ben: { admin: beta }
    cora: { coordinator: helpers }
    carl: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
/** Of tom, while he works for acme. */
let registration: string;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const initiative = app.scenario.id('initiative', 'advice');
  registration = (await app.do('tom', '/registrations/submit-application', { initiative })).body.id;
});
afterAll(() => app.close());

const person = (name: string) => app.scenario.id('person', name);
const mailOf = (name: string) => app.scenario.mails.get(name) as string;
const helpers = () => app.scenario.id('nonprofit', 'helpers');
const register = (by: string, mail: string, query = '', more: object = {}) =>
  app.do(by, `/people/register-person${query}`, { name: 'Somebody', mail, ...more });
const add = (by: string, mail: string, query = '') =>
  app.do(by, `/nonprofits/${helpers()}/add-coordinator${query}`, { name: 'Somebody', mail });
const without = ({ position: _position, ...answer }: CommandAnswer) => answer;
const linkTo = async (name: string, label: 'Accept' | 'Decline') =>
  linkIn(await mailTo(app, name, 'PersonInvited'), label);
const rolesOf = async (name: string) => {
  const { body } = await app.get<{
    roles: { role: string; company: { name: string } | null; nonprofit: { name: string } | null }[];
  }>('pia', `/people/${person(name)}`);
  return body.roles.map(({ role, company, nonprofit }) =>
    [role, company?.name ?? nonprofit?.name].join(' '),
  );
};
const leave = (by: string, name: string) =>
  app.do(by, `/people/${person(name)}/revoke-role`, { role: 'employee' });

describe('what a command tells of somebody known elsewhere', () => {
  test.each(['register-person', 'add-coordinator'])(
    'a dry run of %s answers alike for known and unknown',
    async (name) => {
      const [by, ask] = name === 'register-person' ? ['bea', register] : ['cora', add];
      const before = await app.events();
      const known = await ask(by, mailOf('eva'), '?dryRun=true');
      const unknown = await ask(by, 'nobody@nowhere.example', '?dryRun=true');
      expect(without(known.body)).toEqual({
        command: name === 'register-person' ? 'RegisterPerson' : 'AddCoordinator',
        status: 'registered_or_invited',
        dryRun: true,
        events: [],
        follows: [],
        mails: [],
      });
      expect([known.status, without(known.body)]).toEqual([unknown.status, without(unknown.body)]);
      expect(known.headers.get('etag')).toBeNull();
      expect(await app.events()).toBe(before);
    },
  );

  test('a real one says that they are invited, with no id and no name', async () => {
    const { status, body, headers } = await register('bea', mailOf('tom'));
    expect([status, headers.get('etag')]).toEqual([200, null]);
    expect(without(body)).toEqual({ command: 'RegisterPerson', status: 'invited', events: [] });
    expect((await app.get('bea', `/people/${person('tom')}`)).status).toBe(404);
    expect(await rolesOf('tom')).toEqual(['employee acme']);
  });

  test('a second invitation waits for the answer to the first', async () => {
    expect(outcomeOf(await register('bea', mailOf('tom').toUpperCase()))).toEqual(
      refusedBy(409, 'invited_already'),
    );
    expect(await mailsTo(app, 'tom', 'PersonInvited')).toHaveLength(1);
  });

  test('a subject of somebody known invites them, at their own address', async () => {
    await app.do('pia', `/people/${person('kim')}/change-person`, { subject: 'kim-subject' });
    const { body } = await register('bea', 'other@beta.example', '', { subject: 'kim-subject' });
    expect(body.status).toBe('invited');
    expect(await mailsTo(app, 'kim', 'PersonInvited')).toHaveLength(1);
  });

  test('somebody in scope gets the role at once', async () => {
    const analyst = { roles: [{ role: 'analyst' }] };
    const { body } = await register('ada', mailOf('eva'), '', analyst);
    expect(body).toMatchObject({ id: person('eva'), status: 'granted' });
    expect(await rolesOf('eva')).toEqual(['analyst acme', 'employee acme']);
    expect(outcomeOf(await register('ada', mailOf('eva')))).toEqual(
      refusedBy(409, 'nothing_changes'),
    );
  });
});

describe('the invited', () => {
  test('see a page that changes nothing, and decline', async () => {
    const before = await app.events();
    const page = await open(await linkTo('kim', 'Decline'));
    expect(page.status).toBe(200);
    expect(page.html).toContain('beta invites you');
    expect(page.html).toContain('as an employee');
    expect(await app.events()).toBe(before);
    expect((await press(await linkTo('kim', 'Decline'))).html).toContain('declined');
    expect(await app.events()).toBe(before + 1);
    expect((await press(await linkTo('kim', 'Accept'))).status).toBe(409);
    expect(await rolesOf('kim')).toEqual(['employee acme']);
  });

  test('who work elsewhere are told to leave that company first', async () => {
    const page = await press(await linkTo('tom', 'Accept'));
    expect(page.status).toBe(409);
    expect(page.html).toContain('You belong to acme');
    expect(page.html).not.toContain('<form');
    expect(await rolesOf('tom')).toEqual(['employee acme']);
  });

  test('who left accept in their own name, and belong to the other company', async () => {
    await leave('ada', 'tom');
    const page = await press(await linkTo('tom', 'Accept'));
    expect([page.status, page.html]).toEqual([200, expect.stringContaining('accepted')]);
    await app.settle();
    expect(await rolesOf('tom')).toEqual(['employee beta']);
    const { runtime } = app.scenario.product;
    const events = await runtime.store.readStream(`person-${person('tom')}`);
    const accepted = events.filter(({ meta }) => meta.via === 'link');
    expect(accepted.map(({ type }) => type)).toEqual([
      'InvitationAccepted',
      'RoleGranted',
      'PersonMoved',
    ]);
    expect(accepted[0]?.meta).toMatchObject({ actor: person('tom'), capacity: 'self' });
    expect((await app.get('bea', `/people/${person('tom')}`)).status).toBe(200);
    expect((await app.get('ada', `/people/${person('tom')}`)).status).toBe(404);
    expect((await press(await linkTo('tom', 'Accept'))).status).toBe(200);
  });

  test('who went to another company leave their registrations with the former', async () => {
    const seenBy = async (name: string) => {
      const list = await app.get<{ items: { id: string }[] }>(name, '/registrations');
      const one = await app.get(name, `/registrations/${registration}`);
      const history = await app.get(name, `/registrations/${registration}/history`);
      return [list.body.items.map(({ id }) => id), one.status, history.status];
    };
    expect(await seenBy('ada')).toEqual([[registration], 200, 200]);
    expect(await seenBy('bea')).toEqual([[], 404, 404]);
  });

  test('a coordinator becomes an employee, and an employee a coordinator', async () => {
    expect((await register('bea', mailOf('otto'))).body.status).toBe('invited');
    await press(await linkTo('otto', 'Accept'));
    expect((await add('cora', mailOf('lee'))).body.status).toBe('invited');
    await press(await linkTo('lee', 'Accept'));
    await app.settle();
    expect(await rolesOf('otto')).toEqual(['coordinator others', 'employee beta']);
    expect(await rolesOf('lee')).toEqual(['coordinator helpers', 'employee acme']);
  });

  test('nothing is granted that who invited could no longer give', async () => {
    expect((await add('carl', mailOf('bob'))).body.status).toBe('invited');
    expect(
      outcomeOf(
        await app.do('cora', `/people/${person('carl')}/revoke-role`, {
          role: 'coordinator',
          nonprofit: helpers(),
        }),
      ),
    ).toEqual(made('RoleRevoked'));
    const page = await press(await linkTo('bob', 'Accept'));
    expect([page.status, page.html]).toEqual([409, expect.stringContaining('no longer give')]);
    expect(await rolesOf('bob')).toEqual(['employee beta']);
  });

  test('whoever left is registered by the same company again, at once', async () => {
    await leave('ada', 'kim');
    const { body } = await register('ada', mailOf('kim'));
    expect(body).toMatchObject({ id: person('kim'), status: 'granted' });
    expect(await rolesOf('kim')).toEqual(['employee acme']);
  });

  test('answer within 14 days', async () => {
    await leave('ada', 'zoe');
    expect((await register('bea', mailOf('zoe'))).body.status).toBe('invited');
    const link = await linkTo('zoe', 'Accept');
    await app.at('2026-01-19T08:59');
    expect((await open(link)).status).toBe(200);
    await app.at('2026-01-19T09:00');
    expect([(await open(link)).status, (await press(link)).status]).toEqual([410, 410]);
    expect(await rolesOf('zoe')).toEqual([]);
    expect((await register('bea', mailOf('zoe'))).body.status).toBe('invited');
  });

  test('who was erased finds no page', async () => {
    const link = await linkTo('zoe', 'Accept');
    await app.do('pia', `/people/${person('zoe')}/erase-person`);
    const page = await open(link);
    expect([page.status, page.html.includes('beta')]).toEqual([410, false]);
  });
});

describe('a coordinator', () => {
  const off = (by: string, name: string, of = helpers()) =>
    app.do(by, `/people/${person(name)}/revoke-role`, { role: 'coordinator', nonprofit: of });

  test('takes a colleague off, never the last, and nobody of another nonprofit', async () => {
    const others = app.scenario.id('nonprofit', 'others');
    expect(outcomeOf(await off('cora', 'otto', others))).toEqual(refusedBy(404, 'not_found'));
    expect(outcomeOf(await off('cora', 'lee'))).toEqual(made('RoleRevoked'));
    expect(outcomeOf(await off('cora', 'cora'))).toEqual(refusedBy(403, 'role'));
    expect(outcomeOf(await off('pia', 'cora'))).toEqual(refusedBy(409, 'last_of_kind'));
  });
});
