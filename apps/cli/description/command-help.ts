import { didYouMean } from '../../runtime/suggest.js';
import {
  apiDescription,
  type ApiDescription,
  type Operation,
  type Schema,
} from './api-description.js';

/** How deep fields of fields are shown. */
const DEEPEST = 3;

/** What a command takes, and who may give it when: from the same description as the OpenAPI document. */
export function commandHelp(api: ApiDescription, operation: Operation): string {
  const { operationId, description = '', parameters, body, example } = operation;
  const inPath = parameters.filter((one) => one.in === 'path');
  const fields = [
    ...inPath.map(({ name, schema }) => line(name, 'required', typeOf(api, schema ?? {}), 0)),
    ...(body ? fieldLines(api, body) : []),
  ];
  const given = { ...Object.fromEntries(inPath.map((one) => [one.name, one.example])) };
  const whole = { ...given, ...(example as object | undefined) };
  return [
    `Usage: ledger do ${operationId} --as WHO --with '{…}'`,
    ...(description === '' ? [] : ['', description]),
    '',
    ...(fields.length === 0 ? ['Takes no fields.'] : ['Fields of --with:', ...fields]),
    ...(Object.keys(whole).length === 0
      ? []
      : ['', 'Example:', `  ledger do ${operationId} --as WHO --with '${JSON.stringify(whole)}'`]),
  ].join('\n');
}

/**
 * The command of this name. SelectDates without a registration signs up as well.
 * @throws Error that lists the commands, when there is none
 */
export function commandNamed(command: string, hasRegistration: boolean): Operation {
  const named = command === 'SelectDates' && !hasRegistration ? 'SignUpAndSelectDates' : command;
  const { commands } = apiDescription();
  const found = commands.find(({ operationId }) => operationId === named);
  if (found) return found;
  const names = commands.map(({ operationId }) => operationId).toSorted();
  throw new Error(
    `There is no command ${command}.${didYouMean(command, names)} Commands: ${names.join(', ')}.`,
  );
}

/** What `do … --help` says before the options: the fields of the command that is named. */
export function helpOfNamed(command: string | undefined): string {
  if (command === undefined || command.startsWith('-')) return '';
  return `${commandHelp(apiDescription(), commandNamed(command, true))}\n`;
}

/** Names of the fields of a command, or undefined where it takes any. */
export function fieldNames(
  api: ApiDescription,
  { parameters, body }: Operation,
): string[] | undefined {
  const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
  if (!body) return inPath;
  const { properties } = api.resolve(body);
  return properties && [...inPath, ...Object.keys(properties)];
}

function fieldLines(api: ApiDescription, schema: Schema, depth = 0): string[] {
  const { properties = {}, required = [] } = api.resolve(schema);
  return Object.entries(properties).flatMap(([name, property]) => {
    const field = api.resolve(property);
    const inner = field.items ? api.resolve(field.items) : field;
    const shown = line(
      name,
      required.includes(name) ? 'required' : 'optional',
      [typeOf(api, field), field.description ?? ''].filter(Boolean).join('. '),
      depth,
    );
    return [
      shown,
      ...(inner.properties && depth < DEEPEST ? fieldLines(api, inner, depth + 1) : []),
    ];
  });
}

const NAME_WIDTH = 16;
const line = (name: string, need: string, text: string, depth: number): string =>
  `${'  '.repeat(depth + 1)}${name.padEnd(NAME_WIDTH)}  ${need}  ${text}`.trimEnd();

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'id',
  date: 'day, such as 2026-01-31',
  'date-time': 'instant, such as 2026-01-31T12:00:00Z',
  email: 'mail address',
};

function typeOf(api: ApiDescription, schema: Schema): string {
  const { type = 'value', format = '', enum: choices, items, nullable, ...more } = schema;
  if (items) return `list of: ${typeOf(api, api.resolve(items))}`;
  const named = choices
    ? `one of ${choices.map(String).join(', ')}`
    : (FORMATS[format] ?? TYPES[type] ?? type);
  return `${named}${rangeOf(more)}${nullable === true ? ', or null' : ''}`;
}

const TYPES: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number' };

function rangeOf({ minimum, maximum, maxLength }: Schema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maxLength === undefined ? '' : `, up to ${maxLength} letters`;
}
