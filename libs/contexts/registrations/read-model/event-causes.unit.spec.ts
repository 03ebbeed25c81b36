import { describe, expect, test } from '@jest/globals';
import { InMemoryEventStore, uuid5, type StoredEvent } from '#kit/eventsourcing';
import { causesOf, originalActorOf } from './event-causes.js';

const [cause, follow] = ['SlotCancelled', 'DateCancelledWithSlot'].map((type) => ({
  ...{ id: uuid5(type), type, version: 1, data: {}, hash: '', stream: 'initiative-i', revision: 0, position: '' },
  ...{ occurredAt: '2026-01-01T00:00:00.000Z', recordedAt: '2026-01-01T00:00:00.000Z' },
  meta: { actor: 'cora', capacity: 'coordinator', mandate: null, command: 'c', commandId: uuid5('c'), correlation: uuid5('c'), causation: uuid5('c') },
})) as [StoredEvent, StoredEvent]; // prettier-ignore
const bySystem = (causation: string): StoredEvent => ({
  ...follow,
  meta: { ...follow.meta, actor: null, capacity: 'system', causation },
});

describe('the original actor of an event', () => {
  const log = new InMemoryEventStore();
  const movers = [{ initiative: 'i', employee: 'e' }];

  test('is the actor of its cause, if the system acted', async () => {
    await log.append({ stream: 'initiative-i', expected: 'none', events: [cause] });
    const answer = bySystem(cause.id);
    expect(originalActorOf(cause, new Map())).toBe('cora');
    expect(originalActorOf(answer, await causesOf(log, [answer], movers))).toBe('cora');
  });

  test('is the actor of an event of a manager before, whose stream holds the cause', async () => {
    const left = { ...cause, id: uuid5('left'), type: 'RoleRevoked', stream: 'person-max' };
    const assigned = ['max', 'mia'].map((manager, revision) => ({
      ...{ ...cause, id: uuid5(manager), type: 'ManagerAssigned', stream: 'person-e', revision },
      data: { person: 'e', manager },
    }));
    const streams = new InMemoryEventStore();
    await streams.append({ stream: 'person-e', expected: 'none', events: assigned });
    await streams.append({ stream: 'person-max', expected: 'none', events: [left] });
    const asked = bySystem(left.id);
    expect(originalActorOf(asked, await causesOf(streams, [asked], movers))).toBe('cora');
  });

  test('is nobody for an event of time, without reading a stream', async () => {
    const byTime = bySystem(follow.meta.commandId);
    const unread = { readStream: () => Promise.reject(new Error('read')) };
    expect(originalActorOf(byTime, await causesOf(unread, [byTime], movers))).toBeNull();
  });
});
