import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HttpApp } from '../../support/http-app.js';
import { ACTORS, ROLES, type Role } from '../authorization/actors.js';
import { openAuthorizationApp } from '../authorization/authorization.fixture.js';
import { EXPORTERS, QUERIES } from '../authorization/queries.expected.js';

interface Capabilities {
  readonly person: { readonly name: string };
  readonly roles: readonly {
    readonly role: string;
    readonly company: { readonly name: string } | null;
    readonly level: { readonly path: string; readonly root: boolean } | null;
    readonly nonprofit: { readonly name: string } | null;
  }[];
  readonly mandates: readonly {
    readonly company: { readonly name: string };
    readonly nonprofit: { readonly name: string };
  }[];
  readonly areas: readonly string[];
  readonly badges: Readonly<Record<string, number>>;
}
interface ToDecide {
  readonly capacity: string;
  readonly mandate: string | null;
  readonly counts: { readonly applications: number; readonly dates: number };
  readonly applications: readonly { readonly registration: string }[];
  readonly dates: readonly { readonly registration: string }[];
  readonly certificates: readonly { readonly registration: string }[];
}
interface WithActions {
  readonly id: string;
  readonly actions: readonly { readonly command: string; readonly allowed: boolean }[];
}

let app: HttpApp;
beforeAll(async () => {
  app = await openAuthorizationApp();
}, 120_000);
afterAll(() => app.close());

const of = async (person: string) => (await app.get<Capabilities>(person, '/me/capabilities')).body;

/** An area, and whom the matrix of permissions lets into it. */
const ALLOWED: Readonly<Record<string, readonly Role[]>> = {
  partnerships: QUERIES['ListPartnerships']?.['any']?.may ?? [],
  people: QUERIES['ListPeople']?.['any']?.may ?? [],
  reads: QUERIES['ListReads']?.['any']?.may ?? [],
  exports: EXPORTERS,
  people_changes: ['admin', 'mandated_admin', 'main_admin', 'platform'],
  company_settings: ['main_admin'],
  platform: ['platform'],
  my_volunteering: ['employee'],
  to_approve: ['manager', 'admin', 'mandated_admin', 'main_admin'],
  to_decide: ['coordinator', 'mandated_admin'],
  own_initiatives: ['coordinator', 'mandated_admin'],
  registrations: ['manager', ...EXPORTERS],
};

describe('what is open to whom', () => {
  test.each(Object.entries(ALLOWED))('%s to those who are permitted, only', async (area, roles) => {
    const open: Role[] = [];
    for (const role of ROLES) if ((await of(ACTORS[role])).areas.includes(area)) open.push(role);
    expect([...open].sort()).toEqual([...roles].sort());
  });

  test('nothing to somebody who has left', async () => {
    expect(await of('gone')).toMatchObject({ roles: [], mandates: [], areas: [] });
  });

  test('nothing is told without signing in', async () => {
    expect((await app.sendRaw('GET', '/me/capabilities')).status).toBe(401);
  });
});

describe('roles and where they count', () => {
  test('an admin is told their level, and the nonprofits that gave a mandate', async () => {
    expect(await of('lea')).toMatchObject({
      person: { name: 'lea' },
      roles: [{ role: 'admin', level: { path: 'acme/paris', root: false } }],
      mandates: [{ company: { name: 'acme' }, nonprofit: { name: 'helpers' } }],
    });
  });

  test('an admin below the level of the partnership has no mandate', async () => {
    expect((await of('ned')).mandates).toEqual([]);
  });

  test('an admin of another company has no mandate', async () => {
    expect(await of('bea')).toMatchObject({
      roles: [{ role: 'admin', company: { name: 'beta' }, level: { root: true } }],
      mandates: [],
    });
  });

  test('a coordinator is told their nonprofits', async () => {
    const { roles } = await of('cora');
    expect(roles.map(({ nonprofit }) => nonprofit?.name).sort()).toEqual(
      ['above', 'former', 'helpers', 'plain', 'waiting'].sort(),
    );
  });
});

describe('how much waits', () => {
  test.each(['eva', 'max', 'cora', 'lea', 'ned', 'ada', 'gia', 'otto', 'all', 'pia'])(
    'for %s as many as the lists have',
    async (person) => {
      const { badges } = await of(person);
      const dashboard = await app.get<{ toConfirm: unknown[] }>(person, '/me/dashboard');
      const approve = await app.get<{ dates: { overdue: boolean }[] }[]>(person, '/me/to-approve');
      const decide = (await app.get<ToDecide[]>(person, '/me/to-decide')).body;
      const dates = approve.body.flatMap((one) => one.dates);
      expect(badges).toMatchObject({
        toConfirm: dashboard.body.toConfirm.length,
        toApprove: dates.length,
        toDecide: decide
          .flatMap(({ counts }) => Object.values(counts))
          .reduce((sum, count) => sum + count, 0),
      });
    },
  );

  test('a coordinator is told of proposed partnerships, others are not', async () => {
    expect((await of('cora')).badges['partnershipRequests']).toBe(1);
    expect((await of('lea')).badges['partnershipRequests']).toBe(0);
    expect((await of('otto')).badges['partnershipRequests']).toBe(0);
  });
});

describe('what waits for an admin under a mandate', () => {
  const DECISIONS = ['ConfirmDates', 'ValidateParticipation', 'ApproveApplication'];
  const decidable = async (person: string) => {
    const { body } = await app.get<{ items: WithActions[] }>(
      person,
      '/registrations?limit=200&include=actions',
    );
    const allowed = body.items.filter(({ actions }) =>
      actions.some(({ command, allowed }) => allowed && DECISIONS.includes(command)),
    );
    return allowed.map(({ id }) => id);
  };
  const listed = async (person: string) => {
    const { body } = await app.get<ToDecide[]>(person, '/me/to-decide');
    return body.flatMap((group) =>
      [...group.applications, ...group.dates, ...group.certificates].map(
        ({ registration }) => registration,
      ),
    );
  };

  test.each(['lea', 'cora'])('%s is shown all that they may decide', async (person) => {
    const found = await listed(person);
    const may = await decidable(person);
    expect(may.length).toBeGreaterThan(0);
    expect(may.filter((id) => !found.includes(id))).toEqual([]);
  });

  test('the answer says under which mandate', async () => {
    const { body } = await app.get<ToDecide[]>('lea', '/me/to-decide');
    expect(new Set(body.map(({ capacity }) => capacity))).toEqual(new Set(['admin']));
    expect(body.every(({ mandate }) => mandate !== null)).toBe(true);
  });

  test('nobody decides on their own registration', async () => {
    expect(await listed('all')).not.toContain(app.scenario.id('registration', 'alls'));
  });

  test.each(['ned', 'gia', 'bea', 'aud', 'pia', 'eva'])('for %s nothing waits', async (person) => {
    expect(await listed(person)).toEqual([]);
  });

  test('what is outside the admin’s level is not shown', async () => {
    expect(await listed('lea')).not.toContain(app.scenario.id('registration', 'toms'));
    expect(await listed('cora')).toContain(app.scenario.id('registration', 'toms'));
  });
});
