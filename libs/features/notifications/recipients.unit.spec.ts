import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#kit/eventsourcing';
import { INITIATIVE_EVENTS } from '#contexts/initiatives';
import { COMPANY_EVENTS, NONPROFIT_EVENTS } from '#contexts/organisations';
import { PARTNERSHIP_EVENTS } from '#contexts/partnerships';
import { PERSON_EVENTS } from '#contexts/people';
import { REGISTRATION_EVENTS, type Receipt } from '#contexts/registrations';
import { notifiesOfPartnership, partnershipMailsOf } from './partnership-mails.js';
import { initiativeMailsOf, notifiesOfInitiative } from './initiative-mails.js';
import { mailsOf, notifiesOfRegistration } from './registration-mails.js';
import { AUDIENCE_OF_COPY } from './outbox-row.js';
import { mailAudiences, mailKinds } from './templates/mail-catalogue.js';

/** docs/domain.md §5, "Told at once" and the reminders, written down by hand: who gets a mail of each event. Any other event mails nobody. */
const NOTIFIED: Readonly<Record<string, readonly string[]>> = {
  ApplicationSubmitted: ['coordinators'],
  MessagePosted: ['employee', 'coordinators'],
  ApplicationApproved: ['employee'],
  ApplicationDeclined: ['employee'],
  DateSelected: ['coordinators'],
  DateConfirmedByCoordinator: ['employee'],
  DateRefusedByCoordinator: ['employee'],
  DateApprovedByManager: ['employee'],
  DateRefusedByManager: ['employee'],
  DateCancelledByEmployee: ['coordinators'],
  RegistrationCancelledByEmployee: ['coordinators'],
  DateCancelledWithSlot: ['employee'],
  DateMovedWithSlot: ['employee', 'manager'],
  DateCancelledWithInitiative: ['employee'],
  RegistrationCancelledWithInitiative: ['employee'],
  ParticipationMissed: ['employee'],
  ParticipationDisputed: ['employee'],
  RegistrationArchived: ['employee'],
  RegistrationReopened: ['employee'],
  CoordinatorReminded: ['coordinators'],
  ManagerReminded: ['manager'],
  ManagerApprovalRequested: ['manager'],
  ParticipationConfirmationRequested: ['employee'],
  MenteeSearchReminderSent: ['employee'],
  EngagementReviewSent: ['employee'],
  ArchivalWarningSent: ['employee'],
  InitiativeChanged: ['employee'],
  PartnershipProposed: ['coordinators'],
  PartnershipValidated: ['admins'],
  PartnershipDeclined: ['admins'],
  MandateGranted: ['coordinators', 'admins'],
  MandateRevoked: ['coordinators', 'admins'],
};
/** Who has to do something is asked and reminded, whoever caused it (§3). */
const REMINDERS = [
  'ManagerApprovalRequested',
  'ParticipationConfirmationRequested',
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ArchivalWarningSent',
];
/** The employee's receipts of their own acts. */
const RECEIPTS = ['DateCancelledByEmployee', 'RegistrationCancelledByEmployee', 'MentoringEnded'];

const CATALOGUES = {
  registration: REGISTRATION_EVENTS,
  partnership: PARTNERSHIP_EVENTS,
  person: PERSON_EVENTS,
  initiative: INITIATIVE_EVENTS,
  company: COMPANY_EVENTS,
  nonprofit: NONPROFIT_EVENTS,
};
const EVERY = Object.entries(CATALOGUES).flatMap(([category, catalogue]) =>
  Object.keys(catalogue).map((type) => [type, category] as const),
);

const RECIPIENTS = {
  registration: 'r1',
  employee: 'employee',
  initiative: 'i1',
  coordinators: ['coordinators'],
  managers: ['manager'],
  managed: ['d1'],
  kind: 'slots',
};
const VISITOR = { registration: 'r1', employee: 'employee' };
const PARTNERS = { partnership: 'p1', coordinators: ['coordinators'], admins: ['admins'] };

interface Happened {
  readonly actor?: string | null;
  readonly data?: StoredEvent['data'];
  readonly receipt?: Receipt;
  readonly recipients?: Partial<typeof RECIPIENTS>;
}

/** The recipients of the mails of an event, by their audience. */
function notifiedBy(
  type: string,
  category: string,
  {
    actor = 'somebody',
    data = { date: 'd1', place: 'Quai 3' },
    receipt,
    recipients,
  }: Happened = {},
): string[] {
  const meta = {
    ...{ actor, capacity: 'admin', mandate: null, command: 'Do' },
    ...{ commandId: 'c1', correlation: 'c1', causation: 'c1' },
  };
  const at = '2026-01-05T08:00:00.000Z';
  const event: StoredEvent = {
    ...{ id: 'e1', type, version: 1, data, meta, occurredAt: at, recordedAt: at, hash: '' },
    ...{ stream: `${category}-x1`, revision: 3, position: '7' },
  };
  if (notifiesOfPartnership(event))
    return partnershipMailsOf(event, PARTNERS).map(({ audience }) => audience);
  if (notifiesOfInitiative(event))
    return initiativeMailsOf(event, [VISITOR]).map(({ audience }) => audience);
  if (!notifiesOfRegistration(event)) return [];
  const receipts = new Map(receipt ? [['c1', receipt]] : []);
  return mailsOf(event, { ...RECIPIENTS, ...recipients }, new Map(), receipts).map(
    ({ audience, recipient }) => {
      expect(recipient).toBe(audience);
      return audience;
    },
  );
}

describe('the mails of an event', () => {
  it('stand in the table for no event that there is not', () => {
    const types = EVERY.map(([type]) => type);
    expect(Object.keys(NOTIFIED).filter((type) => !types.includes(type))).toEqual([]);
  });

  it.each(EVERY.filter(([type]) => type !== 'PartnershipCancelled'))(
    '%s (%s) go to those whom the domain names, and to nobody else',
    (type, category) => {
      expect(notifiedBy(type, category)).toEqual(NOTIFIED[type] ?? []);
    },
  );

  it.each([{ title: 'Tidying' }, { contact: 'Max' }, { description: null }, { tasks: [] }])(
    'InitiativeChanged goes to nobody for %j alone',
    (data) => {
      expect(notifiedBy('InitiativeChanged', 'initiative', { data })).toEqual([]);
    },
  );

  it('InitiativeChanged tells of a place that is taken away', () => {
    expect(notifiedBy('InitiativeChanged', 'initiative', { data: { place: null } })).toEqual([
      'employee',
    ]);
  });

  it.each(EVERY)('%s (%s) are written in words for their audience', (type, category) => {
    const data = { date: 'd1', by: 'company', place: 'Quai 3' };
    const receipt = { kind: type as Receipt['kind'], dates: ['d1'] };
    const labels = [
      ...notifiedBy(type, category, { data, receipt }),
      ...notifiedBy(type, category, { data: { ...data, by: 'nonprofit' }, receipt }),
    ].map((audience) => AUDIENCE_OF_COPY[audience as keyof typeof AUDIENCE_OF_COPY]);
    const kind = mailKinds.find((known) => known === type);
    expect([...new Set(labels)].sort()).toEqual(kind ? [...mailAudiences(kind)].sort() : []);
  });

  it.each(EVERY)('%s (%s) never go to the one who caused it, reminders aside', (type, category) => {
    for (const actor of ['employee', 'coordinators', 'manager', 'admins']) {
      const notified = notifiedBy(type, category, { actor, data: { date: 'd1', by: 'company' } });
      if (REMINDERS.includes(type)) expect(notified).toEqual(NOTIFIED[type]);
      else expect(notified).not.toContain(actor);
    }
  });
});

describe('a cancelled partnership', () => {
  it.each([
    ['company', 'coordinators'],
    ['nonprofit', 'admins'],
  ])('by the %s is told to the other side', (by, notified) => {
    expect(notifiedBy('PartnershipCancelled', 'partnership', { data: { by } })).toEqual([notified]);
  });
});

describe('a receipt', () => {
  it.each(RECEIPTS)('%s goes to the employee who caused it', (type) => {
    const receipt = { kind: type as Receipt['kind'], dates: ['d1'] };
    expect(notifiedBy(type, 'registration', { actor: 'employee', receipt })).toContain('employee');
  });

  it('is one per command: the end of a mentoring tells of its cancelled sessions', () => {
    const receipt: Receipt = { kind: 'MentoringEnded', dates: ['m1'] };
    const happened = { actor: 'employee', receipt };
    expect(notifiedBy('DateCancelledByEmployee', 'registration', happened)).toEqual([
      'coordinators',
    ]);
  });
});

describe('exceptions', () => {
  it('a sign-up with dates is not told besides them', () => {
    expect(
      notifiedBy('ApplicationSubmitted', 'registration', { data: { withDates: true } }),
    ).toEqual([]);
  });

  it('dates of a mentoring are not told when selected', () => {
    expect(
      notifiedBy('DateSelected', 'registration', { recipients: { kind: 'mentoring' } }),
    ).toEqual([]);
  });

  it('a moved date that no manager decides on is not told to one', () => {
    expect(notifiedBy('DateMovedWithSlot', 'registration', { data: { date: 'd2' } })).toEqual([
      'employee',
    ]);
  });
});
