import { Option, type Command } from 'commander';
import { apiDescription, type Operation, type Parameter } from './description/api-description.js';
import { choicesOf, filtersOf, isPaged, kebab, subjectsOf } from './description/filters.js';
import { takesName } from './names/name-kinds.js';
import type { ReadOptions } from './commands/read.command.js';

/** What can be read, by command and noun: the operations of the API. */
export const READS = {
  list: {
    registrations: 'ListRegistrations',
    partnerships: 'ListPartnerships',
    initiatives: 'ListInitiatives',
    nonprofits: 'ListNonprofits',
    companies: 'ListCompanies',
    people: 'ListPeople',
    deadlines: 'ListDeadlines',
    mandates: 'ListMandates',
    'export-schedules': 'ListExportSchedules',
    webhooks: 'ListWebhooks',
    jobs: 'ListJobs',
  },
  show: {
    registration: 'GetRegistration',
    partnership: 'GetPartnership',
    initiative: 'GetInitiative',
    company: 'GetCompany',
    nonprofit: 'GetNonprofit',
    person: 'GetPerson',
    job: 'GetJob',
  },
  history: {
    registration: 'GetHistory',
    partnership: 'GetPartnershipHistory',
    initiative: 'GetInitiativeHistory',
    company: 'GetCompanyHistory',
    nonprofit: 'GetNonprofitHistory',
    person: 'GetPersonHistory',
  },
  why: { registration: 'Why', partnership: 'WhyPartnershipMail', person: 'WhyPersonMail' },
  'as-of': { registration: 'GetRegistrationAsOf' },
} as const;

const DESCRIPTIONS: Readonly<Record<keyof typeof READS, string>> = {
  list: 'List what a person may see, with the filters of the API.',
  show: 'Show one thing as a person may see it.',
  history: 'Show every event of one thing: when, what, who and in which capacity.',
  why: 'Show the events and the rule behind a status, an event, a refusal or a mail.',
  'as-of': 'Show the state of a registration at an instant.',
};

const WHOM = '--as <who>';
/** A question without more words is the one after the status. */
const DEFAULTS: Readonly<Record<string, string>> = { 'Why what': 'status' };

/** Adds the commands that read. Their options come from the description of the API, when one of them is asked for. */
export function addReadCommands(program: Command): void {
  for (const [verb, nouns] of Object.entries(READS) as [keyof typeof READS, object][]) {
    const parent = program.command(verb).description(DESCRIPTIONS[verb]);
    for (const [noun, operation] of Object.entries(nouns) as [string, string][]) {
      const command = parent
        .command(noun)
        .description(verb === 'list' ? `List ${noun}.` : `Of one ${noun}.`);
      withOptions.set(command, () => describe(command, apiDescription().operation(operation)));
    }
    parent.hook('preSubcommand', (_, chosen) => complete(chosen));
  }
}

const withOptions = new WeakMap<Command, () => void>();

/** Gives a command its arguments and options, once. */
export function complete(command: Command): void {
  const describeIt = withOptions.get(command);
  withOptions.delete(command);
  describeIt?.();
}

function describe(command: Command, operation: Operation): void {
  for (const { name } of subjectsOf(operation))
    command.argument(`<${name}>`, takesName(name) ? `id or name of the ${name}` : `its id`);
  command.requiredOption(WHOM, 'name, mail address or id of the person who reads');
  for (const parameter of filtersOf(operation)) command.addOption(optionOf(operation, parameter));
  if (isPaged(operation)) command.option('--all', 'every page, instead of one');
  if (isTabular(operation))
    command.option('--columns <keys>', 'columns of the table, such as id,status');
  command
    .option('--json', 'print the answer of the API')
    .action(async (...given: unknown[]) =>
      (await import('./commands/read.command.js')).read(
        operation,
        given.slice(0, subjectsOf(operation).length) as string[],
        command.opts<ReadOptions>(),
      ),
    );
}

const isTabular = ({ operationId }: Operation): boolean => /^List|History$/.test(operationId);

function optionOf({ operationId }: Operation, parameter: Parameter): Option {
  const { name, schema = {}, description } = parameter;
  const flag = `--${kebab(name)}`;
  const choices = choicesOf(parameter);
  const explained = [
    description ?? (takesName(name) ? `id or name of the ${name}` : ''),
    choices.length > 0 && schema.type !== 'boolean' ? `(${choices.join(', ')})` : '',
    schema.default === undefined
      ? ''
      : `(default: ${JSON.stringify(schema.default).replaceAll('"', '')})`,
  ];
  const text = explained.filter(Boolean).join(' ');
  if (schema.type === 'boolean') return new Option(`${flag} [boolean]`, text);
  const option = new Option(`${flag} <${valueOf(parameter)}>`, text);
  const fallback = choices.length === 1 ? choices[0] : DEFAULTS[`${operationId} ${name}`];
  if (parameter.required !== true) return option;
  return fallback === undefined ? option.makeOptionMandatory() : option.default(fallback);
}

function valueOf({ name, schema = {} }: Parameter): string {
  if (takesName(name)) return schema.format === 'uuid' ? 'name or id' : 'name';
  if (schema.type === 'array') return 'values';
  if (schema.format === 'date') return 'day';
  if (schema.format === 'date-time') return 'instant';
  if (schema.format === 'uuid') return 'id';
  return schema.type === 'number' ? 'number' : 'value';
}
