import type { Refusal } from '#kit/eventsourcing';
import type { WorkPacer } from '#platform/jobs';
import type { Checked, PlannedLine } from './check-rows.js';
import { changesIn, commandsOf, eventsOf, type ImportPlan } from './import-commands.js';

/** The outcomes of a dry run, or of a file that was refused, in the order of the file. */
export async function inOrder(
  { planned, refused }: Checked,
  plan: ImportPlan,
  pacer: WorkPacer,
): Promise<{ line: number }[]> {
  const outcomes = await pacer.map(planned, (line) =>
    outcomeOf(line, eventsOf(commandsOf(line, plan)), true),
  );
  return [
    ...outcomes,
    ...refused.map(({ line, errors }) => ({ line, outcome: 'refused', errors })),
  ].sort((a, b) => a.line - b.line);
}

/**
 * What became of a line, or would. A dry run does not tell a newcomer from somebody known out of scope, and nothing says who that is
 * (docs/domain.md §1).
 */
export function outcomeOf(planned: PlannedLine, events: readonly string[], dry: boolean) {
  const { line, id, known, stranger } = planned;
  if (!known)
    return dry
      ? { line, outcome: 'registered_or_invited', events }
      : stranger
        ? { line, outcome: 'invited', events }
        : { line, outcome: 'registered', person: id, events };
  const changed = dry ? 'would_be_changed' : 'changed';
  const changes = Object.keys(changesIn(planned));
  return {
    line,
    outcome: events.length === 0 ? 'unchanged' : changed,
    person: id,
    events,
    ...(changes.length === 0 ? {} : { changes }),
  };
}

export const refusedLine = (
  { line }: { readonly line: number | null },
  { field, rule, message }: Refusal,
) => ({ line, outcome: 'refused', errors: [{ field: field ?? 'line', rule, message }] });
