import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openScene, type Answer, type Scene } from './support/scene.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/paris/nord, acme/lyon], agreementDownload: true }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora], locations: [Paris, Lyon] }
    others: { coordinators: [otto] }
    third: { coordinators: [theo] }
    fourth: { coordinators: [fred] }
    fifth: { coordinators: [fay] }
  people:
    eva: { employee: acme/paris }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    pam: { admin: acme/paris }
    aud: { auditor: acme/paris }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    theo: { coordinator: third }
    fred: { coordinator: fourth }
    fay: { coordinator: fifth }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: awaiting_confirmation, level: acme/paris }
    - { company: acme, nonprofit: fourth, status: declined, level: acme/paris }
    - { company: beta, nonprofit: helpers, status: validated }
`;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(HEAD);
});
afterAll(() => scene.close());

const nonprofit = (name: string) => scene.stage.id('nonprofit', name);
const level = (path: string) => scene.stage.id('level', path);
const company = (name: string) => scene.stage.id('company', name);
const partnership = (names: string) => scene.stage.id('partnership', names);
const outcome = ({ status, problem, body }: Answer) => (status === 200 ? { status, events: body.events.map((event) => event.type) } : { status, rule: problem.rule });
const propose = async (person: string, body: object, headers = {}) => scene.do(person, '/partnerships/propose-partnership', body, headers);
const command = async (person: string, names: string, name: string, body: object = {}, headers = {}) =>
  outcome(await scene.do(person, `/partnerships/${partnership(names)}/${name}`, body, headers));

describe('a proposal', () => {
  test.each<[string, string, () => object, number, string]>([
    ['without nonprofits is malformed', 'ada', () => ({ nonprofits: [] }), 400, 'arrayMinSize'],
    ['naming one twice is malformed', 'ada', () => ({ nonprofits: [nonprofit('third'), nonprofit('third')] }), 400, 'arrayUnique'],
    ['to nobody is not found', 'ada', () => ({ nonprofits: ['00000000-0000-4000-8000-000000000000'] }), 404, 'not_found'],
    ['for another company is not found', 'ada', () => ({ company: company('beta'), nonprofits: [nonprofit('third')] }), 404, 'not_found'],
    ['at a level of another company is not found', 'ada', () => ({ nonprofits: [nonprofit('third')], level: level('beta') }), 404, 'not_found'],
    ['at a level above one’s own is forbidden', 'pam', () => ({ nonprofits: [nonprofit('third')], level: level('acme') }), 403, 'level_outside_own'],
    ['at a level beside one’s own is forbidden', 'pam', () => ({ nonprofits: [nonprofit('third')], level: level('acme/lyon') }), 403, 'level_outside_own'],
    ['by an employee is forbidden', 'eva', () => ({ nonprofits: [nonprofit('third')] }), 403, 'role'],
    ['by an auditor is forbidden', 'aud', () => ({ nonprofits: [nonprofit('third')] }), 403, 'role'],
    ['by the platform team is forbidden', 'pia', () => ({ company: company('acme'), nonprofits: [nonprofit('third')] }), 403, 'role'],
    ['for a partner, by the coordinator, is forbidden', 'cora', () => ({ company: company('acme'), nonprofits: [nonprofit('helpers')] }), 403, 'role'],
    ['of one that another level manages is not found', 'lea', () => ({ nonprofits: [nonprofit('helpers')] }), 404, 'not_found'],
    ['of one that awaits confirmation is not allowed', 'pam', () => ({ nonprofits: [nonprofit('helpers')] }), 409, 'already_proposed'],
    ['to several is refused with the first that is', 'ada', () => ({ nonprofits: [nonprofit('third'), nonprofit('helpers')] }), 409, 'already_proposed'],
  ])('%s', async (_, person, body, status, rule) => {
    const before = await scene.events();
    expect(outcome(await propose(person, body()))).toEqual({ status, rule });
    expect(await scene.events()).toBe(before);
  });

  test('to several is made to all of them at once, and again under the same key only answered', async () => {
    const body = { nonprofits: [nonprofit('third'), nonprofit('others')] };
    const dry = await scene.do('ada', '/partnerships/propose-partnership?dryRun=true', body);
    expect(dry.body).toMatchObject({ dryRun: true, status: 'awaiting_confirmation' });
    const before = await scene.events();
    const first = (await propose('ada', body, { 'idempotency-key': 'both' })) as Answer & { body: { partnerships: { nonprofit: string; id: string }[] } };
    expect(first.body).toMatchObject({ command: 'ProposePartnership', status: 'awaiting_confirmation', revision: 0 });
    expect(first.body.partnerships.map((proposed) => proposed.nonprofit)).toEqual(body.nonprofits);
    expect(first.body.id).toBe(first.body.partnerships[0]?.id);
    expect(await scene.events()).toBe(before + 2);
    await scene.stage.product.runtime.pool.query('DELETE FROM work.answers');
    const again = await propose('ada', body, { 'idempotency-key': 'both' });
    expect(again.body).toEqual(first.body);
    expect(await scene.events()).toBe(before + 2);
  });

  test('of one declined stays at its level, whatever level is asked for', async () => {
    expect(outcome(await propose('ada', { nonprofits: [nonprofit('fourth')], level: level('acme/lyon') }))).toEqual({ status: 200, events: ['PartnershipProposed'] });
    const { rows } = await scene.stage.product.runtime.pool.query('SELECT level, status FROM read.partnerships WHERE id = $1', [partnership('acme/fourth')]);
    expect(rows).toEqual([{ level: level('acme/paris'), status: 'awaiting_confirmation' }]);
  });

  test('of two admins at once, one is made and the other refused', async () => {
    const answers = await Promise.all(['ada', 'ada', 'pam'].map((person) => scene.send(person, 'POST', '/partnerships/propose-partnership', { nonprofits: [nonprofit('fifth')], level: level('acme/paris') })));
    await scene.settle();
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  });
});

describe('a partnership', () => {
  test('is validated by the coordinator alone', async () => {
    expect(await command('otto', 'acme/helpers', 'validate-partnership')).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('eva', 'acme/helpers', 'validate-partnership')).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('lea', 'acme/helpers', 'validate-partnership')).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('pam', 'acme/helpers', 'validate-partnership')).toEqual({ status: 403, rule: 'role' });
    expect(await command('aud', 'acme/helpers', 'validate-partnership')).toEqual({ status: 403, rule: 'role' });
    expect(await command('pia', 'acme/helpers', 'validate-partnership')).toEqual({ status: 403, rule: 'role' });
    expect(await command('cora', 'acme/helpers', 'validate-partnership', { colour: 'red' })).toEqual({ status: 400, rule: 'unknown_field' });
    expect(await command('cora', 'acme/helpers', 'validate-partnership', {}, { 'if-match': '"7"' })).toEqual({ status: 412, rule: 'stale_revision' });
    expect(await command('cora', 'acme/helpers', 'validate-partnership')).toEqual({ status: 200, events: ['PartnershipValidated'] });
    expect(await command('cora', 'acme/helpers', 'validate-partnership')).toEqual({ status: 409, rule: 'partnership_validated' });
  });

  test('gets a mandate from the platform team, and loses it when it ends', async () => {
    const request = { request: 'mail of 2026-01-04' };
    expect(await command('pia', 'acme/fourth', 'grant-mandate', request)).toEqual({ status: 409, rule: 'partnership_awaiting_confirmation' });
    expect(await command('ada', 'beta/helpers', 'grant-mandate', request)).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('bea', 'beta/helpers', 'grant-mandate', request)).toEqual({ status: 403, rule: 'role' });
    expect(await command('pia', 'beta/helpers', 'grant-mandate', {})).toEqual({ status: 400, rule: 'isString' });
    expect(await command('pia', 'beta/helpers', 'grant-mandate', request)).toEqual({ status: 200, events: ['MandateGranted'] });
    expect(await command('bea', 'beta/helpers', 'revoke-mandate')).toEqual({ status: 403, rule: 'role' });
    expect(await command('bea', 'beta/helpers', 'cancel-partnership')).toEqual({ status: 200, events: ['PartnershipCancelled'] });
    expect(await command('pia', 'beta/helpers', 'revoke-mandate')).toEqual({ status: 409, rule: 'no_mandate' });
  });

  test('is moved by main admins alone, and to where it is without an event', async () => {
    expect(await command('pam', 'acme/helpers', 'move-partnership', { level: level('acme/paris/nord') })).toEqual({ status: 403, rule: 'role' });
    expect(await command('ada', 'acme/helpers', 'move-partnership', { level: level('beta') })).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('ada', 'acme/helpers', 'move-partnership', { level: level('acme/paris') })).toEqual({ status: 200, events: [] });
    expect(await command('ada', 'acme/helpers', 'move-partnership', { level: level('acme/lyon') })).toEqual({ status: 200, events: ['PartnershipMoved'] });
    expect(await command('pam', 'acme/helpers', 'cancel-partnership')).toEqual({ status: 404, rule: 'not_found' });
    expect(await command('lea', 'acme/helpers', 'cancel-partnership')).toEqual({ status: 200, events: ['PartnershipCancelled'] });
  });
});

describe('the Partners view', () => {
  type Page = { items: { id: string; nonprofit: { name: string }; status: string }[]; next: string | null };
  const names = async (person: string, query = '') => (await scene.get<Page>(person, `/partnerships${query}`)).body.items.map((item) => item.nonprofit.name);

  test('lists, finds and lets be named the same ones', async () => {
    for (const person of ['ada', 'lea', 'pam', 'aud', 'bea', 'cora', 'fred', 'pia', 'eva']) {
      const { body, status } = await scene.get<Page>(person, '/partnerships');
      for (const pair of ['acme/helpers', 'acme/fourth', 'beta/helpers']) {
        const id = partnership(pair);
        const seen = { person, pair, listed: status === 200 && body.items.some((item) => item.id === id) };
        const found = { person, pair, listed: (await scene.get(person, `/partnerships/${id}`)).status === 200 };
        const named = { person, pair, listed: (await scene.send(person, 'POST', `/partnerships/${id}/validate-partnership?dryRun=true`, {})).status !== 404 };
        expect([found, named]).toEqual([seen, seen]);
      }
    }
    expect((await scene.get('eva', '/partnerships')).status).toBe(403);
  });

  test('is searched, filtered and sorted, part by part', async () => {
    expect(await names('ada', '?search=HELP')).toEqual(['helpers']);
    expect(await names('ada', '?search=%25')).toEqual([]);
    expect(await names('ada', '?status=cancelled_declined')).toEqual(['helpers']);
    expect((await names('ada', '?status=awaiting_confirmation')).sort()).toEqual(['fifth', 'fourth', 'others', 'third']);
    expect((await names('ada', '?sort=validated'))[0]).toBe('helpers');
    const parts: string[] = [];
    let after = '';
    do {
      const { body } = await scene.get<Page>('ada', `/partnerships?limit=2&sort=validated${after}`);
      parts.push(...body.items.map((item) => item.nonprofit.name));
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(parts).toEqual(await names('ada', '?sort=validated'));
  });

  test('shows dates, locations, the mandate and the coordinators', async () => {
    const { body } = await scene.get<object>('ada', `/partnerships/${partnership('acme/helpers')}`);
    expect(body).toMatchObject({
      nonprofit: { name: 'helpers', locations: ['Paris', 'Lyon'] },
      level: { path: 'acme/lyon' },
      status: 'cancelled',
      shown: 'cancelled_declined',
      label: { en: 'Cancelled/Declined' },
      cancelledBy: 'company',
      validatedAt: expect.stringMatching(/Z$/),
      refusedAt: expect.stringMatching(/Z$/),
      mandate: null,
      agreementDownload: true,
      coordinators: [{ name: 'cora', mail: expect.any(String) }],
    });
  });
});
