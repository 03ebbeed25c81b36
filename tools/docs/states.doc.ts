import { CERTIFICATE_LABELS, DATE_STATUS_LABELS, REASON_LABELS, REGISTRATION_EVENTS, STATUS_LABELS, type RegistrationEventDefinition } from '#contexts/registrations';
import { explore, type Step } from './explore-states.js';
import { code, codes, document, table } from './markdown.js';

interface Labels {
  readonly en: string;
  readonly fr: string;
}

const HEAD = `A status is never set: it follows from what happened. These diagrams were found by giving every command, in every right, to every
registration that can be reached with one date at a time, and looking at what the decider answers.`;

const SEVERAL = `Of several dates that are not cancelled, the first decides that has one of these statuses, in this order: to be confirmed,
awaiting the manager, in progress, awaiting confirmation, participated. A mentoring whose period is in progress is in progress, whatever
its sessions do.`;

/** How dates, certificates and registrations go from one status to the next. */
export function statesDocument(): string {
  const { dates, certificates, statuses } = explore();
  return document(
    'Statuses',
    'the decider of a registration and its tables of words',
    HEAD,
    '## Participation dates',
    'By the events that change them.',
    diagram(dates, DATE_STATUS_LABELS),
    labels(DATE_STATUS_LABELS),
    '## Certificates',
    'Of a date that is participated. Restoring the date voids its certificate.',
    diagram(certificates, CERTIFICATE_LABELS),
    labels(CERTIFICATE_LABELS),
    '## Registrations',
    'By the commands that change them; *time* stands for dates that end and for archival.',
    SEVERAL,
    labels(STATUS_LABELS),
    '### With slots or proposed dates',
    diagram([...statuses.slots, ...statuses.open], STATUS_LABELS),
    '### Mentoring',
    diagram(statuses.mentoring, STATUS_LABELS),
    '## Reasons of a cancellation',
    'Implied by which command was given by whom; nobody types them.',
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
  const facts = Object.entries<RegistrationEventDefinition>(REGISTRATION_EVENTS);
  const eventsOf = (reason: string) =>
    facts.filter(([, fact]) => fact.reason === reason).map(([type]) => type);
  return table(
    ['Code', 'English', 'French', 'From'],
    Object.entries(REASON_LABELS).map(([reason, { en, fr }]) => [
      code(reason),
      en,
      fr,
      codes(eventsOf(reason)),
    ]),
  );
}
