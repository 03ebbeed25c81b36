import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';

interface WithActions {
  readonly id: string;
  readonly actions: readonly {
    readonly command: string;
    readonly allowed: boolean;
    readonly rule?: string;
    readonly needs?: unknown;
  }[];
}
type Requests = Readonly<Record<string, readonly [path: string, body: object]>>;

const CALLERS = ['ada', 'pam', 'aud', 'eva', 'cora', 'otto', 'bob', 'pia'];

let app: HttpApp;
const id = (kind: Parameters<HttpApp['scenario']['id']>[0], name: string): string =>
  app.scenario.id(kind, name);
beforeAll(async () => {
  app = await openHttpApp(
    PEOPLE_HEADER.replace('helpers: {', 'helpers: { locations: [Paris, Lyon],'),
  );
});
afterAll(() => app.close());

/** Each command on a company as a client gives it; `below`: a level under the root, or the root itself where there is none. */
const onCompany = (below: string, parent: string): Requests => ({
  ChangeCompanySettings: ['change-company-settings', { agreementDownload: true }],
  AddNetworkLevel: ['add-network-level', { name: 'quite new' }],
  MoveNetworkLevel: ['move-network-level', { level: below, parent }],
  RenameNetworkLevel: ['rename-network-level', { level: below, name: 'quite new' }],
  RenameCompany: ['rename-company', { name: 'Quite new' }],
});
const onNonprofit = (location: string): Requests => ({
  ChangeNonprofitProfile: ['change-nonprofit-profile', { description: 'Quite new' }],
  AddLocation: ['add-location', { location: 'Quite new' }],
  ChangeLocation: ['change-location', { location, to: 'Quite new' }],
  RemoveLocation: ['remove-location', { location }],
  RenameNonprofit: ['rename-nonprofit', { name: 'Quite new' }],
});

/** What is said, beside what trying comes to. */
async function compare(by: string, path: string, requests: Requests): Promise<void> {
  const { status, body } = await app.get<WithActions>(by, path);
  if (status !== 200) return;
  expect(body.actions.map(({ command }) => command)).toEqual(Object.keys(requests));
  for (const { command, allowed, rule, needs } of body.actions) {
    const [route, given] = requests[command] ?? ['', {}];
    const { status, problem } = await app.send(by, 'POST', `${path}/${route}?dryRun=true`, given);
    const found =
      status === 200
        ? { allowed: true, rule: undefined, needs: undefined }
        : { allowed: false, rule: problem.rule, needs: problem.needs };
    expect({ by, command, allowed, rule, needs }).toEqual({ by, command, ...found });
  }
}

describe('the actions of a company', () => {
  test.each(CALLERS)('with levels tell %s what trying comes to', (by) =>
    compare(
      by,
      `/companies/${id('company', 'acme')}`,
      onCompany(id('level', 'acme/paris'), id('level', 'acme/lyon')),
    ),
  );

  test.each(CALLERS)('of one level tell %s what trying comes to', (by) =>
    compare(
      by,
      `/companies/${id('company', 'beta')}`,
      onCompany(id('level', 'beta'), id('level', 'beta')),
    ),
  );

  test('stand in a list as far as the caller has the right', async () => {
    const { body } = await app.get<{ items: WithActions[] }>('pia', '/companies?include=actions');
    expect(body.items.map(({ actions }) => actions.map(({ command }) => command))).toEqual([
      ['RenameCompany'],
      ['RenameCompany'],
    ]);
  });
});

describe('the actions of a nonprofit', () => {
  test.each(CALLERS)('tell %s what trying comes to', (by) =>
    compare(by, `/nonprofits/${id('nonprofit', 'helpers')}`, onNonprofit('Paris')),
  );

  test.each(CALLERS)('without a location tell %s what trying comes to', (by) =>
    compare(by, `/nonprofits/${id('nonprofit', 'others')}`, onNonprofit('Paris')),
  );

  test('stand in a list as far as the caller has the right', async () => {
    const { body } = await app.get<{ items: WithActions[] }>('cora', '/nonprofits?include=actions');
    const own = body.items.find((item) => item.id === id('nonprofit', 'helpers'));
    expect(own?.actions.map(({ command }) => command)).toEqual([
      'ChangeNonprofitProfile',
      'AddLocation',
      'ChangeLocation',
      'RemoveLocation',
    ]);
  });
});
