import { addToInstant, compareInstants, localTimeOf, type Instant } from '#kit/eventsourcing';
import type { CommandStep, Journey } from '../../apps/all-in-one/scenario/journey.types.js';
import {
  populationFrom,
  demoEmployees,
  demoNonprofits,
  TURN_POPULATION,
  ZONE,
} from './demo-people.js';
import { rarerTurns, type Line } from './rare-events.js';

const MONTHS = 18;
const REGISTRATIONS = 240;

interface Part {
  readonly r: string;
  readonly title: string;
  readonly employee: string;
  /** Who decides in the manager's place where there is none. */
  readonly manager: string;
  /** The manager is asked at all. */
  readonly asked: boolean;
  readonly coordinator: string;
  readonly from: Instant;
  readonly week: number;
}
const later = (instant: Instant, days: number): Instant => addToInstant(instant, { days }, ZONE);
const local = (instant: Instant): string => localTimeOf(instant, ZONE);

const decided = (part: Part, at: Instant, name: string, dates?: string[]): Line => ({
  at,
  as: name === 'ApproveDates' || name === 'RefuseDatesAsManager' ? part.manager : part.coordinator,
  do: name,
  with: { registration: part.r, ...(dates ? { dates } : {}) },
});
const did = (part: Part, at: Instant, name: string, more: object = {}): Line => ({
  at,
  as: part.employee,
  do: name,
  with: { registration: part.r, ...more },
});

/** The slot initiatives' fates: each ends in another status, reason or certificate. */
function slotLines(part: Part, fate: number): Line[] {
  const { from, week } = part;
  const select = did(part, from, 'SelectDates', {
    initiative: part.title,
    dates: [{ name: 'd1', line: 0, slot: `w${week}` }],
  });
  const confirm = decided(part, later(from, 1), 'ConfirmDates');
  const approve = part.asked ? [decided(part, later(from, 2), 'ApproveDates')] : [];
  const running = [select, confirm, ...approve];
  const over = later(from, 21);
  const attended = [...running, did(part, over, 'ConfirmParticipation')];
  const certified = decided(part, later(over, 2), 'ValidateParticipation');
  switch (fate % 11) {
    case 0:
      return [select];
    case 1:
      return [select, decided(part, later(from, 1), 'RefuseDates')];
    case 2:
      return part.asked
        ? [select, confirm, decided(part, later(from, 2), 'RefuseDatesAsManager')]
        : attended;
    case 3:
      return [select, confirm];
    case 4:
      return [...running, did(part, later(from, 3), 'CancelDates')];
    case 5:
      return running;
    case 6:
      return [...running, decided(part, over, 'ReportNonParticipation')];
    case 7:
      return attended;
    case 8:
      return [
        ...attended,
        {
          ...certified,
          do: 'DisputeParticipation',
          with: { ...certified.with, reason: 'Not seen on site that day.' },
        },
      ];
    case 9:
      return [...running, did(part, later(from, 3), 'CancelRegistration')];
    default:
      return [...attended, certified];
  }
}

function openLines(part: Part, fate: number): Line[] {
  const { from } = part;
  const apply = did(part, from, 'SubmitApplication', { initiative: part.title });
  const ask = did(part, later(from, 1), 'PostMessage', {
    text: 'Hello, which afternoons would help you most?',
  });
  const answer: Line = {
    at: later(from, 2),
    as: part.coordinator,
    do: 'PostMessage',
    with: { registration: part.r, text: 'Any Thursday would be wonderful.' },
  };
  const propose = did(part, later(from, 3), 'SelectDates', {
    dates: [
      {
        name: 'd1',
        line: 0,
        start: local(later(from, 12)),
        end: local(new Date(Date.parse(later(from, 12)) + 7_200_000).toISOString()),
      },
    ],
  });
  const talk = [apply, ask, answer];
  switch (fate % 5) {
    case 0:
      return [apply];
    case 1:
      return talk;
    case 2:
      return [apply, decided(part, later(from, 2), 'DeclineApplication')];
    case 3:
      return [...talk, propose];
    default: {
      const approve = part.asked ? [decided(part, later(from, 5), 'ApproveDates')] : [];
      const attended = did(part, later(from, 14), 'ConfirmParticipation');
      return [
        ...talk,
        propose,
        decided(part, later(from, 4), 'ConfirmDates'),
        ...approve,
        attended,
        decided(part, later(from, 15), 'ValidateParticipation'),
      ];
    }
  }
}

function mentoringLines(part: Part, fate: number): Line[] {
  const { from } = part;
  const apply = did(part, from, 'SubmitApplication', { initiative: part.title });
  const task = did(part, later(from, 1), 'CompleteTask', { task: 'charter' });
  const approve = decided(part, later(from, 3), 'ApproveApplication');
  const found = did(part, later(from, 20), 'RecordMenteeFound', {
    period: { name: 'p1', line: 0, start: local(later(from, 21)), end: local(later(from, 200)) },
  });
  const manager = part.asked ? [decided(part, later(from, 22), 'ApproveDates')] : [];
  const running = [apply, task, approve, found, ...manager];
  const session = did(part, later(from, 24), 'SelectDates', {
    dates: [
      {
        name: 'd1',
        line: 0,
        start: local(later(from, 40)),
        end: local(new Date(Date.parse(later(from, 40)) + 3_600_000).toISOString()),
      },
    ],
  });
  switch (fate % 5) {
    case 0:
      return [apply, task];
    case 1:
      return [apply, approve];
    case 2:
      return running;
    case 3:
      return [apply, approve, did(part, later(from, 30), 'ReportStillLooking')];
    default:
      return [
        ...running,
        session,
        did(part, later(from, 120), 'EndMentoring'),
        decided(part, later(from, 122), 'ConfirmParticipation'),
      ];
  }
}

/** Eighteen months of people signing up, deciding, attending and forgetting: a journey, generated, ending at `now`. */
export function demoJourney(now: Instant): Journey {
  const start = addToInstant(now, { months: -MONTHS }, ZONE);
  const days = Math.floor((Date.parse(now) - Date.parse(start)) / 86_400_000);
  const employees = demoEmployees();
  const nonprofits = demoNonprofits();
  const lines: Line[] = [];
  const taken = new Set<string>();
  for (let index = 0, tries = 0; index < REGISTRATIONS && tries < 10_000; tries++) {
    const employee = employees[(tries * 7) % employees.length] as (typeof employees)[number];
    const nonprofit = nonprofits[
      (tries + Math.floor(tries / 6)) % nonprofits.length
    ] as (typeof nonprofits)[number];
    const kind = index % 5 < 3 ? '' : index % 5 === 3 ? ': lend a hand' : ': mentoring';
    const title = `${nonprofit.title}${kind}`;
    if (!nonprofit.partners.includes(employee.company) || taken.has(`${employee.name}|${title}`))
      continue;
    taken.add(`${employee.name}|${title}`);
    const day = Math.floor((index * (days - 6)) / REGISTRATIONS) + 1;
    const from = later(start, day);
    const part: Part = {
      r: `r${index}`,
      title,
      employee: employee.name,
      manager: employee.decider,
      asked: employee.company !== 'Cobalt',
      coordinator: nonprofit.coordinator,
      from: new Date(Date.parse(from) + (index % 7) * 3_600_000).toISOString(),
      week: Math.floor((day + 11) / 7),
    };
    // what is still being talked about has been begun of late: the rest is archived after a month
    const fate =
      day > days - 28 && kind === ': lend a hand' ? index % 2 : Math.floor(index / 5) + index;
    lines.push(
      ...(kind === ''
        ? slotLines(part, fate)
        : kind === ': mentoring'
          ? mentoringLines(part, fate)
          : openLines(part, fate)),
    );
    index++;
  }
  lines.push(...rarerTurns(start, ZONE, TURN_POPULATION));
  const steps = lines
    .filter((line) => line.at < now)
    .sort((a, b) => compareInstants(a.at, b.at))
    .map(
      ({ at, ...line }) =>
        ({ kind: 'command', line: 0, at: local(at), ...line }) as unknown as CommandStep,
    );
  return {
    file: 'demo',
    title: 'Demo',
    zone: ZONE,
    start: local(start),
    given: populationFrom(start),
    steps,
  };
}
