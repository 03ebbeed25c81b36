import {
  CERTIFICATE_LABELS,
  DATE_STATUS_LABELS,
  REASON_LABELS,
  REGISTRATION_EVENTS,
  STATUS_LABELS,
  type RegistrationEventDefinition,
} from '#contexts/registrations';
import { explore, type Step } from './explore-states.js';
import { code, codes, document, table } from './markdown.js';

interface Labels {
  readonly en: string;
  readonly fr: string;
}

const HEAD = `The product derives each status from events. No command sets a status.

The diagrams are generated. The generator gives every command, in every right, to every registration that is reachable with one date at a
time. Each arrow is a transition that the decider produced.`;

const SEVERAL = `A registration with several dates that are not cancelled shows the first of these statuses that one of its dates has: to be confirmed,
awaiting the manager, in progress, awaiting confirmation, participated. A mentoring registration whose period is in progress is in progress,
regardless of its sessions.`;

/** docs/states.md: the transitions of dates, certificates and registrations. */
export function statesDocument(): string {
  const { dates, certificates, statuses } = explore();
  return document(
    'Statuses',
    'the registration decider and its tables of labels',
    HEAD,
    '## Participation dates',
    'Arrows name the events that change the status.',
    diagram(dates, DATE_STATUS_LABELS),
    labels(DATE_STATUS_LABELS),
    '## Certificates',
    'Each participated date has a certificate. Restoring the date voids its certificate.',
    diagram(certificates, CERTIFICATE_LABELS),
    labels(CERTIFICATE_LABELS),
    '## Registrations',
    'Arrows name the commands that change the status. *time* stands for the end of a date and for archival.',
    SEVERAL,
    labels(STATUS_LABELS),
    '### With slots or proposed dates',
    diagram([...statuses.slots, ...statuses.open], STATUS_LABELS),
    '### Mentoring',
    diagram(statuses.mentoring, STATUS_LABELS),
    '## Reasons of a cancellation',
    'The product derives the reason from the command and the role of its actor. Nobody enters it.',
    reasons(),
  );
}

/** Steps between the same two statuses share an arrow. */
function diagram(steps: readonly Step[], words: Readonly<Record<string, Labels>>): string {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to, by } of steps) {
    const arrow = `${from} --> ${to}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(by));
  }
  const used = Object.keys(words).filter((status) =>
    steps.some(({ from, to }) => from === status || to === status),
  );
  const named = used.map((status) => `  state "${words[status]?.en ?? status}" as ${status}`);
  const drawn = [...arrows].map(([arrow, by]) => `  ${arrow}: ${[...by].sort().join('<br/>')}`);
  return ['```mermaid', 'stateDiagram-v2', ...named, ...drawn.sort(), '```'].join('\n');
}

const labels = (words: Readonly<Record<string, Labels>>): string =>
  table(
    ['Code', 'English', 'French'],
    Object.entries(words).map(([status, { en, fr }]) => [code(status), en, fr]),
  );

function reasons(): string {
  const eventDefinitions = Object.entries<RegistrationEventDefinition>(REGISTRATION_EVENTS);
  const eventsOf = (reason: string) =>
    eventDefinitions.filter(([, fact]) => fact.reason === reason).map(([type]) => type);
  return table(
    ['Code', 'English', 'French', 'Events'],
    Object.entries(REASON_LABELS).map(([reason, { en, fr }]) => [
      code(reason),
      en,
      fr,
      codes(eventsOf(reason)),
    ]),
  );
}
