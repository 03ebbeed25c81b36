import { describe, expect, it } from '@jest/globals';
import { NAMED, lastStep, parse, stepsOf } from './journeys.fixture.js';
import { COMMANDS } from '../../../apps/all-in-one/scenario/journey-commands.js';

/** The example of `journeys.md`, word for word, its alternatives (`a | b`) decided. */
const EXAMPLE = `
journey: title
zone: Europe/Paris              # local times below are in this zone; also the companies' zone unless one says otherwise
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/paris/nord], agreementDownload: true, locale: en, zone: Europe/Paris }
  nonprofits:
    helpers: { coordinators: [cora], locations: [Paris] }
  people:                       # everyone is named once; several role keys = several roles; whoever is named as a manager is one
    eva: { employee: acme/paris, manager: max }
    max: { manager: acme }      # a manager who is nothing else
    ada: { admin: acme }        # admin at the root level = main admin
    lea: { admin: acme/paris }
    cora: { coordinator: helpers }
    pia: { platform: true }
    aud: { auditor: acme }      # or a level, or true: the platform's
    ana: { analyst: acme }      # likewise
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris }   # level left out: the root
  initiatives:
    tutoring: { nonprofit: helpers, kind: mentoring, company: acme, tasks: [charter] }
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 1 } } }
    advice: { nonprofit: helpers, kind: open }
steps:
  - at: 2026-01-06T10:00
    as: eva
    do: SelectDates
    with: { registration: r1, initiative: cleanup, dates: { d1: { slot: s1 } } }
    then:
      status: { r1: dates_to_be_confirmed }
      dates: { r1.d1: to_be_confirmed }
      mails: { cora: { DateSelected: 1 }, eva: {} }
  - as: max
    do: ApproveDates
    with: { registration: r1, dates: [d1] }
    refused: not_allowed
  - as: cora
    do: ConfirmDates
    with: { registration: r1, revision: 1 }
  - at: 2026-03-01T00:00
    then:
      status: { r1: awaiting_confirmation }
      dates: { r1.d1: awaiting_confirmation }          # cancelled dates as cancelled/REASON
      certificates: { r1.d1: none }
      reasons: { r1: none }
      mails: { eva: { ParticipationConfirmationRequested: 3 }, cora: {} }
      history: { r1: [ApplicationSubmitted, DateSelected, DateConfirmedByCoordinator, DateEnded, ParticipationConfirmationRequested, ParticipationConfirmationRequested, ParticipationConfirmationRequested] }
      partnership: { acme/helpers: validated }
  - rebuild: true
  - export: { name: registrations, as: ada, from: 2026-01-01, to: 2026-12-31, asOf: 2026-02-01T00:00 }
    rows:
      - { registration: r1, employee: eva, initiative: cleanup, status: in_progress }
  - export: { name: dates, as: eva }
    refused: forbidden
`;

/** Every command with every argument it may have, after `NAMED`; a cancelled date's name is taken again nowhere. */
const TIMES = '{ start: 2026-03-01T09:00, end: 2026-03-01T10:00 }';
const DECISIONS = [
  'ConfirmDates',
  'RefuseDates',
  'ApproveDates',
  'RefuseDatesAsManager',
  'CancelDates',
];
const PARTICIPATION = [
  'ConfirmParticipation',
  'ReportNonParticipation',
  'ValidateParticipation',
  'DisputeParticipation',
];
const ALONE = [
  'ApproveApplication',
  'DeclineApplication',
  'ReportStillLooking',
  'EndMentoring',
  'CancelRegistration',
];
const REMINDERS = ['RemindCoordinator', 'RemindManager'];
const OWN: Record<string, string> = {
  SubmitApplication: 'registration: r3, initiative: advice',
  SelectDates: `registration: r4, initiative: advice, dates: { d1: ${TIMES} }`,
  PostMessage: "registration: r1, text: ''",
  CompleteTask: 'registration: r1, task: charter',
  RecordMenteeFound: `registration: r1, period: { p1: ${TIMES} }`,
  ChangePeriodEnd: 'registration: r1, end: 2026-03-02T10:00',
  ReopenRegistration: 'registration: r1, reason: the coordinator was on leave',
  RestoreDate: 'registration: r2, date: d1, reason: a mistake',
  CreateInitiative: `initiative: new, nonprofit: helpers, kind: slots, company: acme, description: We clean, place: Quai 3, contact: Max, tasks: [charter], slots: { s1: ${TIMES} }`,
  ChangeInitiative:
    "initiative: cleanup, description: '', place: Quai 3, contact: welcome@helpers.example, tasks: [charter]",
  OpenInitiative: 'initiative: cleanup',
  CloseInitiative: 'initiative: cleanup',
  CancelInitiative: 'initiative: cleanup',
  AddSlots: `initiative: cleanup, slots: { s2: ${TIMES} }`,
  CancelSlot: 'initiative: cleanup, slot: s1',
  ChangeSlot:
    'initiative: cleanup, slot: s1, start: 2026-03-01T09:00, end: 2026-03-01T10:00, capacity: 2',
  ProposePartnership: 'company: acme, nonprofits: [helpers, others], level: acme/paris',
  ValidatePartnership: 'company: acme, nonprofit: helpers',
  DeclinePartnership: 'company: acme, nonprofit: helpers',
  CancelPartnership: 'company: acme, nonprofit: helpers',
  RevokeMandate: 'company: acme, nonprofit: helpers',
  GrantMandate: 'company: acme, nonprofit: helpers, request: mail of 2026-01-04',
  MovePartnership: 'company: acme, nonprofit: others, level: acme',
  ChangeCompanySettings: 'company: acme, managerPolicy: per_registration, agreementDownload: false',
  RenameCompany: 'company: acme, name: nova',
  RenameNetworkLevel: 'company: acme, level: acme/paris, name: lutece',
  RenameNonprofit: 'nonprofit: helpers, name: hands',
  AddLocation: 'nonprofit: helpers, location: Lyon',
  ChangeLocation: 'nonprofit: helpers, location: Paris, to: Lyon',
  RemoveLocation: 'nonprofit: helpers, location: Paris',
  AssignManager: 'person: eva, manager: ada',
  MovePerson: 'person: eva, level: acme/lyon/nord',
  ErasePerson: 'person: eva',
  ...Object.fromEntries([...ALONE, ...REMINDERS].map((command) => [command, 'registration: r1'])),
  ...Object.fromEntries(
    [...DECISIONS, ...PARTICIPATION].map((command) => [command, 'registration: r2, dates: [d1]']),
  ),
  ValidateParticipation: 'registration: r2, dates: [d1], reason: seen after all',
  DisputeParticipation: 'registration: r2, dates: [d1], reason: not seen on site',
};

describe('the format', () => {
  it("understands its own description's example", () => {
    const { given, steps } = parse(EXAMPLE);
    expect(given.people.map((person) => person.name)).toEqual([
      'eva',
      'max',
      'ada',
      'lea',
      'cora',
      'pia',
      'aud',
      'ana',
    ]);
    expect(given.companies).toMatchObject([{ levels: ['acme/paris', 'acme/paris/nord'] }]);
    expect(steps.map((step) => step.kind)).toEqual([
      'command',
      'command',
      'command',
      'look',
      'rebuild',
      'export',
      'export',
    ]);
  });

  it('has an example here of every command', () => {
    expect(Object.keys(OWN).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it.each(Object.entries(OWN))(
    'understands %s { %s }, and with a revision if it names a registration',
    (command, given) => {
      const step = (extra: string): string =>
        `\n  - { as: pia, do: ${command}, with: { ${given}${extra} } }`;
      expect(lastStep(step(''))).toMatchObject({ kind: 'command', do: command });
      const withRevision = (): unknown => stepsOf(NAMED + step(', revision: 0'));
      if (given.startsWith('registration')) expect(withRevision()).toHaveLength(3);
      else expect(withRevision).toThrow("unknown key 'revision'");
    },
  );

  it.each([
    ['ConfirmDates', 'registration: r2'],
    ['ValidateParticipation', 'registration: r2'],
    ['DisputeParticipation', 'registration: r2, reason: not seen'],
    ['RecordMenteeFound', 'registration: r1, period: { p1: { start: 2026-03-01T09:00 } }'],
    ['SelectDates', `registration: r1, dates: { d1: ${TIMES}, d2: ${TIMES} }`],
    ['ChangeSlot', 'initiative: cleanup, slot: s1'],
    ['CreateInitiative', 'initiative: new, nonprofit: helpers, kind: open'],
    ['ProposePartnership', 'company: acme, nonprofits: [helpers]'],
    ['ChangeCompanySettings', 'company: acme'],
    ['AssignManager', 'person: eva'],
    ['ChangeInitiative', 'initiative: cleanup'],
  ])('understands %s { %s }, the rest left out', (command, given) => {
    expect(lastStep(`\n  - { as: pia, do: ${command}, with: { ${given} } }`)).toMatchObject({
      do: command,
    });
  });
});
