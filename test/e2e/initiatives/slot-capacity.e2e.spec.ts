import { ACTOR_POLICY } from '#platform/authorization';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ledger } from '#kit/eventsourcing';
import { SlotCapacityService } from '#contexts/initiatives';
import { made, NOT_FOUND, outcomeOf, refusedBy } from '../../support/command-outcome.js';
import { INITIATIVES_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(INITIATIVES_HEADER);
});
afterAll(() => app.close());

const nonprofit = (name: string) => app.scenario.id('nonprofit', name);
const slot = (name: string) => app.scenario.id('slot', name);
const on = async (by: string, name: string, of: string, body: object = {}, headers = {}) =>
  outcomeOf(
    await app.do(by, `/initiatives/${app.scenario.id('initiative', of)}/${name}`, body, headers),
  );
const START = '2026-03-03T14:00+01:00';
const END = '2026-03-03T17:00+01:00';

describe('a slot', () => {
  test('is added, changed and cancelled', async () => {
    expect(await on('cora', 'add-slots', 'betas', { slots: [{ start: START, end: END }] })).toEqual(
      {
        status: 409,
        rule: 'kind_has_no_slots',
      },
    );
    expect(await on('cora', 'add-slots', 'own', { slots: [] })).toEqual(
      refusedBy(400, 'arrayMinSize'),
    );
    const { body } = await app.do(
      'cora',
      `/initiatives/${app.scenario.id('initiative', 'own')}/add-slots`,
      {
        slots: [{ start: START, end: END, capacity: 3 }],
      },
    );
    const added = body.events[0]?.about;
    expect(await on('otto', 'change-slot', 'cleanup', { slot: added, capacity: 2 })).toEqual(
      NOT_FOUND,
    );
    expect(await on('cora', 'change-slot', 'cleanup', { slot: added, capacity: 2 })).toEqual(
      NOT_FOUND,
    );
    expect(await on('cora', 'change-slot', 'own', { slot: added })).toEqual(
      refusedBy(409, 'nothing_changes'),
    );
    expect(
      await on('cora', 'change-slot', 'own', { slot: added, end: '2026-03-03T13:00+01:00' }),
    ).toEqual({
      status: 400,
      rule: 'end_after_start',
    });
    expect(
      await on('cora', 'change-slot', 'own', {
        slot: added,
        start: '2026-01-01T13:00+01:00',
        end: '2026-01-01T14:00+01:00',
      }),
    ).toEqual(refusedBy(409, 'ends_in_past'));
    expect(await on('cora', 'change-slot', 'own', { slot: added, capacity: null })).toEqual(
      made('SlotChanged'),
    );
    expect(await on('cora', 'cancel-slot', 'own', { slot: added })).toEqual(made('SlotCancelled'));
    expect(await on('cora', 'cancel-slot', 'own', { slot: added })).toEqual(
      refusedBy(409, 'slot_cancelled'),
    );
  });

  test('that gets a capacity counts the dates confirmed before', async () => {
    const select = async (by: string) =>
      (
        await app.do(by, '/registrations/select-dates', {
          initiative: app.scenario.id('initiative', 'cleanup'),
          dates: [{ slot: slot('cleanup.s2') }],
        })
      ).body.id;
    const [evas, eves] = [await select('eva'), await select('eve')];
    const confirm = async (id: string) =>
      outcomeOf(await app.do('cora', `/registrations/${id}/confirm-dates`));
    expect(await confirm(evas)).toEqual(made('DateConfirmedByCoordinator'));
    expect(
      await on('cora', 'change-slot', 'cleanup', { slot: slot('cleanup.s2'), capacity: 1 }),
    ).toEqual(made('SlotChanged', 'PlaceHeld'));
    expect(await confirm(eves)).toEqual(refusedBy(409, 'slot_full'));
    await app.do('eva', `/registrations/${evas}/cancel-dates`);
    expect(await confirm(eves)).toEqual(made('DateConfirmedByCoordinator'));
  });
});

describe('places', () => {
  const cause = (n: number) => {
    const commandId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    return { commandId, correlation: commandId, causation: commandId };
  };

  test('of 100 who ask at once for 10, in two processes, 10 get one', async () => {
    const { store, ring, clock, ledger } = app.scenario.product.runtime;
    const desks = [
      new SlotCapacityService(ledger),
      new SlotCapacityService(new Ledger(store, ring, clock, ACTOR_POLICY)),
    ];
    const { body } = await app.do('cora', '/initiatives/create-initiative', {
      nonprofit: nonprofit('helpers'),
      kind: 'slots',
      title: 'Full',
      slots: [{ start: START, end: END, capacity: 10 }],
    });
    const full = String(body.events.find((event) => event.type === 'SlotAdded')?.about);
    const asked = Array.from({ length: 100 }, (_, n) =>
      desks[n % 2]?.hold(
        body.id,
        cause(n).commandId,
        [{ slot: full, date: cause(1_000 + n).commandId }],
        cause(n),
      ),
    );
    const results = await Promise.allSettled(asked);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
    await app.settle();
    const { body: view } = await app.get<{ slots: { left: number }[] }>(
      'cora',
      `/initiatives/${body.id}`,
    );
    expect(view.slots).toMatchObject([{ capacity: 10, left: 0 }]);
  });

  test('given back are free again; a dry run holds none', async () => {
    const capacity = new SlotCapacityService(app.scenario.product.runtime.ledger);
    const { body } = await app.do('cora', '/initiatives/create-initiative', {
      nonprofit: nonprofit('helpers'),
      kind: 'slots',
      title: 'One',
      slots: [{ start: START, end: END, capacity: 1 }],
    });
    const place = (n: number) => [
      { slot: String(body.events[1]?.about), date: cause(n).commandId },
    ];
    const [first, second] = [cause(2_001).commandId, cause(2_002).commandId];
    await capacity.hold(body.id, first, place(3_001), cause(4_001), true);
    await capacity.hold(body.id, first, place(3_001), cause(4_002));
    await capacity.hold(body.id, first, place(3_001), cause(4_003));
    await expect(capacity.hold(body.id, second, place(3_002), cause(4_004))).rejects.toMatchObject({
      rule: 'slot_full',
    });
    await capacity.giveBack(body.id, second, [cause(3_001).commandId], cause(4_005));
    await expect(capacity.hold(body.id, second, place(3_002), cause(4_006))).rejects.toMatchObject({
      rule: 'slot_full',
    });
    await capacity.giveBack(body.id, first, [cause(3_001).commandId], cause(4_007));
    await capacity.hold(body.id, second, place(3_002), cause(4_008));
  });
});
