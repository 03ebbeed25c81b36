import { fold, type Decider, type Command } from './decider.js';
import { chainHash, GENESIS, uuid5 } from './canonical-json.js';
import type { Draft, EventDefinition, EventMeta, Instant, NewEvent, StoredEvent } from './event.js';
import type { Loaded } from './stream-cache.js';
import { encryptPersonalData, type KeyRing } from './personal-data-encryption.js';

/** Decided events as they will be appended: personal fields sealed, each chained to the one before. */
export async function prepareEvents(
  ring: KeyRing,
  facts: Readonly<Record<string, EventDefinition>>,
  loaded: Loaded<unknown>,
  drafts: readonly Draft[],
  meta: EventMeta,
  now: Instant,
): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  let previous = loaded.hash;
  for (const [index, draft] of drafts.entries()) {
    const fact = facts[draft.type];
    if (!fact) throw new Error(`No facts are known of event type ${draft.type}.`);
    const id = uuid5(meta.commandId, loaded.stream, String(index));
    const data = await encryptPersonalData(ring, fact, id, draft.data, meta.actor);
    const event = {
      id,
      type: draft.type,
      version: fact.version,
      data,
      meta,
      occurredAt: draft.occurredAt ?? now,
      recordedAt: now,
    };
    previous = chainHash(previous, loaded.stream, loaded.revision + 1 + index, event);
    events.push({ ...event, hash: previous });
  }
  return events;
}

/** A loaded stream with these events added. */
export function applyAppended<S, C extends Command>(
  aggregate: Decider<S, C>,
  loaded: Loaded<S>,
  added: readonly StoredEvent[],
): Loaded<S> {
  const last = added.at(-1);
  if (!last) return loaded;
  const commands = new Set(loaded.commands);
  for (const event of added) commands.add(event.meta.commandId);
  return {
    stream: loaded.stream,
    state: fold(aggregate, loaded.state, added),
    revision: last.revision,
    hash: last.hash,
    position: last.position,
    recordedAt: last.recordedAt,
    commands,
    fresh: loaded.fresh,
  };
}

/** What the stream would be after these events, without sealing or storing them: for dry runs. */
export function simulateAppend<S, C extends Command>(
  aggregate: Decider<S, C>,
  loaded: Loaded<S>,
  drafts: readonly Draft[],
  meta: EventMeta,
  now: Instant,
) {
  const added = drafts.map((draft, index): StoredEvent => {
    const version = aggregate.events[draft.type]?.version ?? 1;
    const id = uuid5(meta.commandId, loaded.stream, String(index));
    const occurredAt = draft.occurredAt ?? now;
    const place = {
      stream: loaded.stream,
      revision: loaded.revision + 1 + index,
      position: loaded.position,
    };
    return {
      id,
      type: draft.type,
      version,
      data: draft.data,
      meta,
      occurredAt,
      recordedAt: now,
      hash: GENESIS,
      ...place,
    };
  });
  return { ...applyAppended(aggregate, loaded, added), added };
}
