import { fold, type Decider, type Command } from './decider.js';
import { chainHash, GENESIS, uuid5 } from './canonical-json.js';
import type { Draft, EventCatalogue, EventMeta, Instant, NewEvent, StoredEvent } from './event.js';
import type { Loaded } from './stream-cache.js';
import { encryptPersonalData, type KeyRing } from './personal-data-encryption.js';

/** The drafts as events to append: with ids derived from the command, personal fields encrypted, each hash chained to the one before. */
export async function prepareEvents(
  ring: KeyRing,
  catalogue: EventCatalogue,
  loaded: Loaded<unknown>,
  drafts: readonly Draft[],
  meta: EventMeta,
  now: Instant,
): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  let previous = loaded.hash;
  for (const [index, draft] of drafts.entries()) {
    const definition = catalogue[draft.type];
    if (!definition) throw new Error(`The catalogue has no event type ${draft.type}.`);
    const id = uuid5(meta.commandId, loaded.stream, String(index));
    const data = await encryptPersonalData(ring, definition, id, draft.data, meta.actor);
    const event = {
      id,
      type: draft.type,
      version: definition.version,
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

/** The loaded stream after these events. */
export function applyAppended<S, C extends Command>(
  decider: Decider<S, C>,
  loaded: Loaded<S>,
  added: readonly StoredEvent[],
): Loaded<S> {
  const last = added.at(-1);
  if (!last) return loaded;
  const commands = new Set(loaded.commands);
  for (const event of added) commands.add(event.meta.commandId);
  return {
    stream: loaded.stream,
    state: fold(decider, loaded.state, added),
    revision: last.revision,
    hash: last.hash,
    position: last.position,
    recordedAt: last.recordedAt,
    commands,
    fresh: loaded.fresh,
  };
}

/** The loaded stream as it would be after these drafts. Nothing is encrypted or stored: for dry runs. */
export function simulateAppend<S, C extends Command>(
  decider: Decider<S, C>,
  loaded: Loaded<S>,
  drafts: readonly Draft[],
  meta: EventMeta,
  now: Instant,
) {
  const added = drafts.map((draft, index): StoredEvent => {
    const version = decider.events[draft.type]?.version ?? 1;
    const id = uuid5(meta.commandId, loaded.stream, String(index));
    const occurredAt = draft.occurredAt ?? now;
    const location = {
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
      ...location,
    };
  });
  return { ...applyAppended(decider, loaded, added), added };
}
