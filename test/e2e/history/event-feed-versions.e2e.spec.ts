import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createEventFeed, type EventSelection } from '#features/history';
import { UpcastingStore } from '#kit/eventsourcing';
import { Callers } from '#platform/authorization';
import { EVENT_CATALOGUE } from '../../../apps/runtime/event-catalogue.js';
import { storedLogOf } from '../../../apps/runtime/stored-log.js';
import { openExports, type ExportApp } from '../../support/exports.js';

interface CloudEvent {
  readonly id: string;
  readonly type: string;
  readonly dataversion: number;
  readonly data: Readonly<Record<string, unknown>>;
}

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
});
afterAll(() => exportApp.app.close());

/** The feed of a later version of the product, in which dates have a length and levels of rooms. */
function laterFeed() {
  const { runtime } = exportApp.app.scenario.product;
  const { pool, ring, ledger, written } = runtime;
  const known = EVENT_CATALOGUE['DateSelected'];
  if (!known) throw new Error('There is no such event.');
  const DateSelected = {
    ...known,
    version: known.version + 2,
    upcasts: [
      ...(known.upcasts ?? []),
      (data: object) => ({ ...data, room: 'none' }),
      ({ room, ...data }: { room?: string }) => ({ ...data, rooms: [room ?? ''] }),
    ],
  };
  const store = new UpcastingStore(written, { ...EVENT_CATALOGUE, DateSelected });
  return createEventFeed({ pool, store, ring, ledger, stored: storedLogOf(runtime) });
}
async function read(selection: EventSelection): Promise<CloudEvent[]> {
  const { pool } = exportApp.app.scenario.product.runtime;
  const caller = await new Callers(pool).byId(exportApp.id('person', 'pia'));
  if (!caller) throw new Error('There is no such person.');
  const { events } = await laterFeed().page(caller, '', 1_000, selection);
  return events.map(({ json }) => JSON.parse(json) as CloudEvent);
}

describe('events of an old version', () => {
  test('are shown in the newest, step by step', async () => {
    const events = await read({ types: ['DateSelected'] });
    expect(events.length).toBeGreaterThan(2);
    expect(new Set(events.map(({ dataversion }) => dataversion))).toEqual(new Set([3]));
    for (const { data } of events) {
      expect(data).toMatchObject({ rooms: ['none'], date: expect.any(String) as unknown });
      expect(data).not.toHaveProperty('room');
    }
  });

  test('are shown as they were written to those who ask for that', async () => {
    const events = await read({ types: ['DateSelected'], versions: 'stored' });
    expect(new Set(events.map(({ dataversion }) => dataversion))).toEqual(new Set([1]));
    for (const { data } of events) expect(data).not.toHaveProperty('rooms');
  });

  test('keep their ids, places and hashes in either form', async () => {
    const fixed = (events: readonly CloudEvent[]) =>
      events.map(({ data: _data, dataversion: _version, ...rest }) => rest);
    expect(fixed(await read({}))).toEqual(fixed(await read({ versions: 'stored' })));
  });
});
