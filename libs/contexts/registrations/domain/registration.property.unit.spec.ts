import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Given } from '../../../kit/eventsourcing/testing/given-when-then.js';
import { deadlinesOf } from './registration.deadlines.js';
import { REGISTRATION_COMMANDS } from './registration.command-rules.js';
import { registration } from './registration.decider.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import {
  breaches,
  isJson,
  mayFollowClosing,
  replayBreaches,
  subjectsOf,
} from './testing/registration-invariants.js';
import { PEOPLE, type History } from './testing/registration-history.js';
import { modelOf } from './testing/reference-model.js';
import { anyGame, later, World, type Game } from './testing/random-commands.js';
import { TIME_RULES } from './registration.time-rules.js';
import { WhatIf } from './registration.what-if.js';
import { amount, FIXED_SEED, randomSeeds } from '../../../../test/support/fault-runs.js';

const accepted = new Set<string>();
const happened = new Set<string>();

/** The tick at one instant: a deadline calls for it, it asks and reminds of nothing twice, and leaves no deadline behind. */
function tick(before: History, world: World, reminded: Set<string>): History {
  const { drafts, then } = before.when({ name: 'Remind', data: {} }, world.now, PEOPLE.system);
  if (drafts.length > 0) accepted.add('Remind');
  expect(deadlinesOf(before.until(world.now).state).some(({ at }) => at <= world.now)).toBe(
    drafts.length > 0,
  );
  const model = modelOf(then.events);
  for (const subject of drafts.flatMap((draft) => subjectsOf(draft, model))) {
    if (reminded.has(subject)) throw new Error(`Reminded twice: ${subject}`);
    reminded.add(subject);
  }
  for (const { type } of drafts) expect(REGISTRATION_COMMANDS.Remind.emits).toContain(type);
  expect(then.when({ name: 'Remind', data: {} }, world.now, PEOPLE.system, 'again').drafts).toEqual(
    [],
  );
  expect(deadlinesOf(then.state).filter(({ at }) => at <= world.now)).toEqual([]);
  return then;
}

function play(game: Game): void {
  const world = new World(game);
  const reminded = new Set<string>();
  let current: History = Given.of(registration, 'r1');
  for (const [index, move] of game.moves.entries()) {
    world.now = later(world.now, move.pause);
    if (move.ticks) current = tick(current, world, reminded);
    current = current.until(world.now);
    const order = world.order(move, current);
    if (!order) continue;
    const { drafts, refusal, then } = current.when(
      order.command,
      world.now,
      order.by,
      `command-${index}`,
    );
    const types = drafts.map(({ type }) => type);
    if (refusal) expect(['not_allowed', 'not_found', 'invalid']).toContain(refusal.kind);
    if (types.length > 0) accepted.add(move.name);
    for (const { type, data, occurredAt } of drafts) {
      expect(REGISTRATION_COMMANDS[move.name].emits).toContain(type);
      expect({
        type,
        json: isJson(data),
        past: occurredAt === undefined || occurredAt <= world.now,
      }).toEqual({
        type,
        json: true,
        past: true,
      });
    }
    expect({ move: move.name, types, may: mayFollowClosing(current, types) }).toEqual({
      move: move.name,
      types,
      may: true,
    });
    expect(breaches(then, world.now)).toEqual([]);
    current = then;
  }
  for (const { type } of current.events) happened.add(type);
  expect(replayBreaches(current)).toEqual([]);
  expectNoOtherHistory(current, world.now);
}

/** Imagined under the very policies that were in force, history is what it was. */
function expectNoOtherHistory({ events, state }: History, now: string): void {
  const [managerPolicy, another] = new Set(state.dates.map(({ policy }) => policy));
  const archiveAfterMonths = TIME_RULES.RegistrationArchived.months[state.kind];
  const history = new WhatIf({
    archiveAfterMonths,
    ...(another === undefined ? { managerPolicy } : {}),
  });
  for (const event of events) history.take(event);
  history.until(now);
  const { differs, parting, leftOut } = history;
  expect({ differs, parting, leftOut }).toEqual({ differs: false, parting: null, leftOut: 0 });
}

it.each(randomSeeds())('the rules hold after any commands at any times (seed %i)', (seed) => {
  fc.assert(fc.property(anyGame, play), {
    numRuns: amount('GAMES', { usual: seed === FIXED_SEED ? 250 : 60, long: 10_000 }),
    seed,
  });
});

it('accepts every command and emits every event in some random history', () => {
  expect(Object.keys(REGISTRATION_COMMANDS).filter((name) => !accepted.has(name))).toEqual([]);
  expect(Object.keys(REGISTRATION_EVENTS).filter((type) => !happened.has(type))).toEqual([]);
});
