import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ledger } from '#eventsourcing';
import { PlacesDesk } from '#initiatives';
import { openScene, type Answer, type Scene } from './support/scene.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
    gamma: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris }
    eve: { employee: acme/paris }
    bob: { employee: beta }
    gus: { employee: gamma }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    pam: { admin: acme/paris }
    bea: { admin: beta }
    aud: { auditor: acme }
    cora: { coordinator: helpers }
    otto: { coordinator: others }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }
    - { company: beta, nonprofit: helpers, status: validated }
  initiatives:
    own: { nonprofit: helpers, kind: slots, company: acme, draft: true }
    shared: { nonprofit: helpers, kind: slots, draft: true }
    betas: { nonprofit: helpers, kind: open, company: beta }
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 1 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 } } }
`;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene(HEAD);
});
afterAll(() => scene.close());

const company = (name: string) => scene.stage.id('company', name);
const nonprofit = (name: string) => scene.stage.id('nonprofit', name);
const slot = (name: string) => scene.stage.id('slot', name);
const outcome = ({ status, problem, body }: Answer) => (status === 200 ? { status, events: body.events.map((event) => event.type) } : { status, rule: problem.rule });
const create = async (by: string, body: object) => outcome(await scene.do(by, '/initiatives/create-initiative', { nonprofit: nonprofit('helpers'), kind: 'slots', title: 'New', ...body }));
const on = async (by: string, name: string, of: string, body: object = {}, headers = {}) =>
  outcome(await scene.do(by, `/initiatives/${scene.stage.id('initiative', of)}/${name}`, body, headers));
const NOT_FOUND = { status: 404, rule: 'not_found' };
const FORBIDDEN = { status: 403, rule: 'role' };
const START = '2026-03-03T14:00+01:00';
const END = '2026-03-03T17:00+01:00';

describe('an initiative', () => {
  test.each<[string, string, () => object, object]>([
    ['of an unknown kind is malformed', 'cora', () => ({ kind: 'party' }), { status: 400, rule: 'isIn' }],
    ['with a slot that ends before it starts is malformed', 'cora', () => ({ slots: [{ start: END, end: START }] }), { status: 400, rule: 'end_after_start' }],
    ['with a slot for nobody is malformed', 'cora', () => ({ slots: [{ start: START, end: END, capacity: 0 }] }), { status: 400, rule: 'min' }],
    ['with slots where there are none is not allowed', 'cora', () => ({ kind: 'open', slots: [{ start: START, end: END }] }), { status: 409, rule: 'kind_has_no_slots' }],
    ['of another nonprofit is not found', 'otto', () => ({}), NOT_FOUND],
    ['for a company that is no partner is not found', 'cora', () => ({ company: company('gamma') }), NOT_FOUND],
    ['by an employee of a partner is forbidden', 'eva', () => ({}), FORBIDDEN],
    ['by an employee of a company without partnership is not found', 'gus', () => ({}), NOT_FOUND],
    ['by an admin without mandate is forbidden', 'bea', () => ({ company: company('beta') }), FORBIDDEN],
    ['by an admin below the partnership is forbidden', 'lea', () => ({ company: company('acme') }), FORBIDDEN],
    ['open to all, by an admin under a mandate, is forbidden', 'pam', () => ({}), FORBIDDEN],
    ['of another company, by an admin under a mandate, is not found', 'pam', () => ({ company: company('beta') }), NOT_FOUND],
    ['by the platform team is forbidden', 'pia', () => ({}), FORBIDDEN],
    ['specific to the own company, by an admin under a mandate, is drafted', 'pam', () => ({ company: company('acme') }), { status: 200, events: ['InitiativeCreated'] }],
    ['with slots, by the coordinator, is drafted', 'cora', () => ({ tasks: ['charter'], slots: [{ start: START, end: END, capacity: null }] }), { status: 200, events: ['InitiativeCreated', 'SlotAdded'] }],
  ])('%s', async (_, by, body, expected) => {
    expect(await create(by, body())).toEqual(expected);
  });

  test('that is a draft is seen by whoever may run it or sees everything', async () => {
    for (const by of ['eva', 'lea', 'aud', 'bea', 'otto']) expect(await on(by, 'open-initiative', 'own')).toEqual(NOT_FOUND);
    for (const by of ['pia']) expect(await on(by, 'open-initiative', 'own')).toEqual(FORBIDDEN);
    expect(await on('pam', 'open-initiative', 'shared')).toEqual(FORBIDDEN);
    expect(await on('bea', 'open-initiative', 'shared')).toEqual(NOT_FOUND);
    expect(await on('pam', 'open-initiative', 'own')).toEqual({ status: 200, events: ['InitiativeOpened'] });
    for (const by of ['eva', 'lea', 'aud']) expect(await on(by, 'close-initiative', 'own')).toEqual(FORBIDDEN);
    expect(await on('bob', 'close-initiative', 'own')).toEqual(NOT_FOUND);
  });

  test('that was never opened stays unseen once cancelled', async () => {
    expect(await on('cora', 'cancel-initiative', 'shared')).toEqual({ status: 200, events: ['InitiativeCancelled'] });
    expect(await on('eva', 'open-initiative', 'shared')).toEqual(NOT_FOUND);
    expect(await on('cora', 'open-initiative', 'shared')).toEqual({ status: 409, rule: 'initiative_cancelled' });
  });

  test('is opened again after closing', async () => {
    expect(await on('cora', 'open-initiative', 'betas')).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await on('cora', 'close-initiative', 'betas', {}, { 'if-match': '"0"' })).toEqual({ status: 412, rule: 'stale_revision' });
    expect(await on('cora', 'close-initiative', 'betas')).toEqual({ status: 200, events: ['InitiativeClosed'] });
    expect(await on('cora', 'open-initiative', 'betas')).toEqual({ status: 200, events: ['InitiativeOpened'] });
  });
});

describe('a slot', () => {
  test('is added, changed and cancelled', async () => {
    expect(await on('cora', 'add-slots', 'betas', { slots: [{ start: START, end: END }] })).toEqual({ status: 409, rule: 'kind_has_no_slots' });
    expect(await on('cora', 'add-slots', 'own', { slots: [] })).toEqual({ status: 400, rule: 'arrayMinSize' });
    const { body } = await scene.do('cora', `/initiatives/${scene.stage.id('initiative', 'own')}/add-slots`, { slots: [{ start: START, end: END, capacity: 3 }] });
    const added = body.events[0]?.about;
    expect(await on('otto', 'change-slot', 'cleanup', { slot: added, capacity: 2 })).toEqual(NOT_FOUND);
    expect(await on('cora', 'change-slot', 'cleanup', { slot: added, capacity: 2 })).toEqual(NOT_FOUND);
    expect(await on('cora', 'change-slot', 'own', { slot: added })).toEqual({ status: 409, rule: 'nothing_changes' });
    expect(await on('cora', 'change-slot', 'own', { slot: added, end: '2026-03-03T13:00+01:00' })).toEqual({ status: 400, rule: 'end_after_start' });
    expect(await on('cora', 'change-slot', 'own', { slot: added, start: '2026-01-01T13:00+01:00', end: '2026-01-01T14:00+01:00' })).toEqual({ status: 409, rule: 'ends_in_past' });
    expect(await on('cora', 'change-slot', 'own', { slot: added, capacity: null })).toEqual({ status: 200, events: ['SlotChanged'] });
    expect(await on('cora', 'cancel-slot', 'own', { slot: added })).toEqual({ status: 200, events: ['SlotCancelled'] });
    expect(await on('cora', 'cancel-slot', 'own', { slot: added })).toEqual({ status: 409, rule: 'slot_cancelled' });
  });

  test('that gets a capacity counts the dates confirmed before', async () => {
    const select = async (by: string) => (await scene.do(by, '/registrations/select-dates', { initiative: scene.stage.id('initiative', 'cleanup'), dates: [{ slot: slot('cleanup.s2') }] })).body.id;
    const [evas, eves] = [await select('eva'), await select('eve')];
    const confirm = async (id: string) => outcome(await scene.do('cora', `/registrations/${id}/confirm-dates`));
    expect(await confirm(evas)).toEqual({ status: 200, events: ['DateConfirmedByCoordinator'] });
    expect(await on('cora', 'change-slot', 'cleanup', { slot: slot('cleanup.s2'), capacity: 1 })).toEqual({ status: 200, events: ['SlotChanged', 'PlaceHeld'] });
    expect(await confirm(eves)).toEqual({ status: 409, rule: 'slot_full' });
    await scene.do('eva', `/registrations/${evas}/cancel-dates`);
    expect(await confirm(eves)).toEqual({ status: 200, events: ['DateConfirmedByCoordinator'] });
  });
});

describe('places', () => {
  const cause = (n: number) => {
    const commandId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    return { commandId, correlation: commandId, causation: commandId };
  };

  test('of 100 who ask at once for 10, in two processes, 10 get one', async () => {
    const { store, ring, clock, ledger } = scene.stage.product.runtime;
    const desks = [new PlacesDesk(ledger), new PlacesDesk(new Ledger(store, ring, clock))];
    const { body } = await scene.do('cora', '/initiatives/create-initiative', { nonprofit: nonprofit('helpers'), kind: 'slots', title: 'Full', slots: [{ start: START, end: END, capacity: 10 }] });
    const full = String(body.events.find((event) => event.type === 'SlotAdded')?.about);
    const asked = Array.from({ length: 100 }, (_, n) => desks[n % 2]?.hold(body.id, cause(n).commandId, [{ slot: full, date: cause(1_000 + n).commandId }], cause(n)));
    const results = await Promise.allSettled(asked);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
    await scene.settle();
    const { body: view } = await scene.get<{ slots: { left: number }[] }>('cora', `/initiatives/${body.id}`);
    expect(view.slots).toMatchObject([{ capacity: 10, left: 0 }]);
  });

  test('given back are free again; a dry run holds none', async () => {
    const desk = new PlacesDesk(scene.stage.product.runtime.ledger);
    const { body } = await scene.do('cora', '/initiatives/create-initiative', { nonprofit: nonprofit('helpers'), kind: 'slots', title: 'One', slots: [{ start: START, end: END, capacity: 1 }] });
    const place = (n: number) => [{ slot: String(body.events[1]?.about), date: cause(n).commandId }];
    const [first, second] = [cause(2_001).commandId, cause(2_002).commandId];
    await desk.hold(body.id, first, place(3_001), cause(4_001), true);
    await desk.hold(body.id, first, place(3_001), cause(4_002));
    await desk.hold(body.id, first, place(3_001), cause(4_003));
    await expect(desk.hold(body.id, second, place(3_002), cause(4_004))).rejects.toMatchObject({ rule: 'slot_full' });
    await desk.giveBack(body.id, second, [cause(3_001).commandId], cause(4_005));
    await expect(desk.hold(body.id, second, place(3_002), cause(4_006))).rejects.toMatchObject({ rule: 'slot_full' });
    await desk.giveBack(body.id, first, [cause(3_001).commandId], cause(4_007));
    await desk.hold(body.id, second, place(3_002), cause(4_008));
  });
});

describe('reading initiatives', () => {
  const everyone = ['eva', 'bob', 'gus', 'ada', 'lea', 'pam', 'bea', 'aud', 'cora', 'otto', 'pia'];
  type Page = { items: { id: string; title: string }[]; next: string | null };

  test('lists, finds and lets be named the same ones', async () => {
    for (const person of everyone) {
      const { body } = await scene.get<Page>(person, '/initiatives?limit=200');
      for (const name of ['own', 'shared', 'betas', 'cleanup']) {
        const id = scene.stage.id('initiative', name);
        const seen = { person, name, listed: body.items.some((item) => item.id === id) };
        const found = { person, name, listed: (await scene.get(person, `/initiatives/${id}`)).status === 200 };
        const named = { person, name, listed: (await scene.send(person, 'POST', `/initiatives/${id}/close-initiative?dryRun=true`, {})).status !== 404 };
        expect([found, named]).toEqual([seen, seen]);
      }
    }
  });

  test('goes on where a part ended, and filters', async () => {
    const all = (await scene.get<Page>('cora', '/initiatives?limit=200')).body.items.map((item) => item.id);
    const parts: string[] = [];
    let after = '';
    do {
      const { body } = await scene.get<Page>('cora', `/initiatives?limit=2${after}`);
      parts.push(...body.items.map((item) => item.id));
      after = body.next === null ? '' : `&after=${body.next}`;
    } while (after !== '');
    expect(parts).toEqual(all);
    const filtered = await scene.get<Page>('cora', `/initiatives?company=${company('beta')}&kind=open&status=open&nonprofit=${nonprofit('helpers')}`);
    expect(filtered.body.items).toMatchObject([{ title: 'betas', slots: [], company: { name: 'beta' }, nonprofit: { name: 'helpers' } }]);
    expect((await scene.get('cora', '/initiatives?after=nonsense')).problem).toMatchObject({ status: 400, rule: 'cursor' });
    expect((await scene.get('cora', '/initiatives?limit=0')).problem).toMatchObject({ status: 400, rule: 'min' });
    expect((await scene.get('cora', '/initiatives?limit=x')).problem).toMatchObject({ status: 400, field: 'limit' });
    expect((await scene.get('cora', '/initiatives/none')).problem).toMatchObject({ status: 400, rule: 'uuid' });
  });
});
