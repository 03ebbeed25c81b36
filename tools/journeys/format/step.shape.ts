import { REFUSALS } from '../../../apps/all-in-one/scenario/journey-vocabulary.js';
import type { Step } from '../../../apps/all-in-one/scenario/journey.types.js';
import { object, optional, required, type Fields, type Place, type Shape } from './shape.js';
import type { Source } from './source.js';
import { argumentsOf, isCommand } from './command.shape.js';
import { thenShape } from './expectation.shape.js';
import { EXPORT_NAMES, exportRequest, rowsOf } from './export.shape.js';
import { choice, localTime, name, onlyTrue } from './values.js';
import type { CommandName } from '../../../apps/all-in-one/scenario/journey-codes.js';

const ANY_STEP = { at: optional(localTime), then: optional(thenShape) };
const refused = optional(choice(REFUSALS, 'refusal'));

/** The value of a key, before anything is checked; steps, arguments and rows take their shape from it. */
function peek(source: Source, key: string): Source | undefined {
  return source.type === 'map'
    ? source.entries.find((entry) => entry.key === key)?.value
    : undefined;
}
const peekText = (source: Source | undefined): string =>
  source?.type === 'scalar' ? source.text : '';

/** Accepted because its name is already reported as unknown. */
const whatever: Shape<unknown> = () => ({});

const commandName: Shape<CommandName> = (place) => {
  const text = name(place);
  if (text === undefined || isCommand(text)) return text;
  place.sheet.report(place.source.line, `unknown command '${text}'`);
  return undefined;
};

function commandFields(source: Source): Fields {
  const command = peekText(peek(source, 'do'));
  const expectsInvalid = peekText(peek(source, 'refused')) === 'invalid';
  const given = isCommand(command) ? argumentsOf(command, expectsInvalid) : whatever;
  return {
    ...ANY_STEP,
    as: required(name),
    do: required(commandName),
    with: required(given),
    refused,
  };
}

/** Rows or a refusal: who is refused sees no rows. */
function exportFields(source: Source): Fields {
  const asked = peek(source, 'export');
  const of = EXPORT_NAMES.find((known) => known === peekText(asked && peek(asked, 'name')));
  const rows = optional(of ? rowsOf(of) : whatever);
  const request = required(exportRequest);
  return peek(source, 'refused')
    ? { ...ANY_STEP, export: request, refused }
    : { ...ANY_STEP, export: request, rows, refused };
}

/** The kind of a step shows in its keys. */
function fieldsOf(source: Source): [kind: Step['kind'], what: string, fields: Fields] {
  const has = (...keys: string[]): boolean => keys.some((key) => peek(source, key) !== undefined);
  if (has('do', 'as', 'with')) return ['command', 'a command step', commandFields(source)];
  if (has('export'))
    return [
      'export',
      has('refused') ? 'a refused export step' : 'an export step',
      exportFields(source),
    ];
  if (has('rebuild'))
    return ['rebuild', 'a rebuild step', { ...ANY_STEP, rebuild: required(onlyTrue) }];
  return ['look', 'a step without a command', ANY_STEP];
}

/** One step. A step that neither moves the clock nor looks nor does anything is not understood. */
export const step: Shape<Step> = (place: Place) => {
  const { source, sheet, line } = place;
  const [kind, label, fields] = fieldsOf(source);
  const read = object(fields)(source.type === 'map' ? { ...place, label } : place);
  if (source.type === 'map' && source.entries.length === 0)
    sheet.report(line, 'a step must do something: at, then, do, export or rebuild');
  // The fields above are those of the step's type, which the table of commands keeps too dynamic for the compiler to see.
  return read && (Object.assign(read, { kind, line }) as unknown as Step);
};
