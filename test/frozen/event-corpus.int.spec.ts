import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chainHash,
  GENESIS,
  InMemoryKeyRing,
  decryptPersonalData,
  encryptedFor,
  upcast,
  type StoredEvent,
} from '#kit/eventsourcing';
import { eventCatalogues } from '../../tools/docs/command-tables.js';
import { Sources } from '../../tools/docs/sources.js';
import { EVENT_CATALOGUE } from '../../apps/runtime/event-catalogue.js';
import { PROJECTIONS } from '../../apps/runtime/read-models.js';
import { ROOT } from '../support/another-process.js';

/**
 * The kept samples of every version of every event (docs/domain.md §8), as they lie in a log: `TYPE.vVERSION.json`. They are never edited. An
 * event that gets a new version gets a new sample, and its facts a step in `upcasts`.
 */
const FOLDER = join(ROOT, 'test/frozen/event-corpus');
const samples = readdirSync(FOLDER).map((file) => ({
  file,
  event: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as StoredEvent,
}));
const first = (type: string) =>
  samples.find(({ event }) => event.type === type)?.event as StoredEvent;

const sources = new Sources(ROOT);
const declared = new Map(
  eventCatalogues().flatMap(({ tables }) =>
    Object.keys(tables).flatMap((table) =>
      [...sources.eventsOf(table)].map(([type, event]) => [type, event.fields] as const),
    ),
  ),
);

test('every event version has a sample and a step to the next', () => {
  const wanted = Object.entries(EVENT_CATALOGUE).flatMap(([type, { version }]) =>
    Array.from({ length: version }, (_, index) => `${type}.v${index + 1}.json`),
  );
  expect(samples.map(({ file }) => file).sort()).toEqual(wanted.sort());
  for (const { version, upcasts = [] } of Object.values(EVENT_CATALOGUE))
    expect(upcasts).toHaveLength(version - 1);
});

describe.each(samples)('$file', ({ event }) => {
  test('is as it was kept', () => {
    expect(chainHash(GENESIS, event.stream, event.revision, event)).toBe(event.hash);
  });

  test('reads as today’s version, in the clear, with just the fields that it has today', async () => {
    const keys = await new InMemoryKeyRing().keys(encryptedFor(event.data), true);
    const today = upcast(EVENT_CATALOGUE, event);
    const data = decryptPersonalData(keys, event.id, today.data);
    const fields = declared.get(event.type) ?? [];
    expect(today.version).toBe(EVENT_CATALOGUE[event.type]?.version);
    expect(
      fields.filter(({ name, optional }) => !optional && !(name in data)).map(({ name }) => name),
    ).toEqual([]);
    expect(
      Object.keys(data).filter((name) => !fields.some((field) => field.name === name)),
    ).toEqual([]);
    for (const field of Object.keys(EVENT_CATALOGUE[event.type]?.personal ?? {}))
      if (field in data) expect(data[field]).toEqual(expect.any(String));
  });

  test('folds into rows, after what such a stream begins with', () => {
    const projection = PROJECTIONS.find(({ category }) => event.stream.startsWith(`${category}-`));
    const beginnings: Readonly<Record<string, readonly string[]>> = {
      registration: ['ApplicationSubmitted', 'DateSelected'],
      initiative: ['InitiativeCreated', 'SlotAdded'],
      person: ['PersonRegistered'],
      company: ['CompanyRegistered', 'NetworkLevelAdded'],
      nonprofit: ['NonprofitRegistered'],
      partnership: ['PartnershipProposed'],
    };
    const before = (beginnings[projection?.category ?? ''] ?? [])
      .filter((type) => type !== event.type)
      .map(first);
    const events = [...before, event].map((one, revision) => ({
      ...upcast(EVENT_CATALOGUE, one),
      revision,
    }));
    const state = events.reduce(
      (folded, one) => projection?.evolve(folded, one),
      projection?.initial(),
    );
    const rows = projection?.rows(state, {
      id: event.stream.slice(event.stream.indexOf('-') + 1),
      revision: events.length - 1,
      position: event.position,
    });
    expect(Object.values(rows ?? {}).flat().length).toBeGreaterThan(0);
  });
});
