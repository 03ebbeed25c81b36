import { describe, expect, it } from '@jest/globals';
import { REMINDER_KINDS } from '#contexts/people';
import {
  isMutable,
  REGISTRATION_COMMANDS,
  REGISTRATION_EVENTS,
  REMINDER_TYPES,
  REMINDERS,
  timeRuleOf,
  type Audience,
} from '#contexts/registrations';
import { actionOf } from './links/link-actions.js';
import { ACTION_LABELS } from './links/pages/page-labels.js';
import { mailAudiences, mailRow } from './templates/mail-catalogue.js';
import { LINK_LABELS } from './templates/mail-phrases.js';
import { LOCALES } from '#platform/http';
import { type Audience as MailAudience } from './templates/mail.types.js';

const READS_AS: Readonly<Record<Audience, MailAudience>> = {
  employee: 'employee',
  coordinators: 'coordinator',
  manager: 'manager',
};

describe.each(REMINDER_TYPES)('the reminder %s', (type) => {
  const { notifies, answers, mutable } = REMINDERS[type];

  it('is an event of the system with a mail of its own', () => {
    expect(REGISTRATION_EVENTS[type]).toMatchObject({ human: false, notifies, mailPerEvent: true });
    expect(timeRuleOf(type)).toMatch(/^[A-Z].*[.?]$/);
  });

  it.each(LOCALES)('has words in %s for its audience, and for no other', (locale) => {
    const audiences = notifies.map((audience) => READS_AS[audience]);
    expect(mailAudiences(type)).toEqual(audiences);
    for (const audience of audiences)
      expect(mailRow(audience, type)?.[locale]).toMatchObject({
        label: expect.stringMatching(/\S/),
        subject: expect.stringMatching(/\S/),
        happened: expect.arrayContaining([expect.stringMatching(/\S/)]),
        next: expect.arrayContaining([expect.stringMatching(/\S/)]),
      });
  });

  it.each(LOCALES)('has a link and its page in %s for each command that answers it', (locale) => {
    expect(answers.length).toBeGreaterThan(0);
    for (const command of answers) {
      expect(Object.keys(REGISTRATION_COMMANDS)).toContain(command);
      const action = actionOf(command);
      expect(action && LINK_LABELS[action][locale]).toMatch(/\S/);
      expect(action && ACTION_LABELS[locale][action]).toMatchObject({
        title: expect.stringMatching(/\S/),
        intro: expect.stringMatching(/\S/),
        button: expect.stringMatching(/\S/),
      });
    }
  });

  it('has a mute group, which a first request is not part of where only repeats are', () => {
    expect(REMINDER_KINDS).toContain(type);
    expect([0, 1].map((repeat) => isMutable({ type, data: { repeat } }))).toEqual([
      mutable === 'every',
      true,
    ]);
  });
});

describe('the mute groups', () => {
  it('are those of the reminders', () => {
    expect([...REMINDER_KINDS].sort()).toEqual([...REMINDER_TYPES].sort());
  });

  it('hold nothing that a person sends', () => {
    for (const type of ['ManagerReminded', 'CoordinatorReminded', 'MessagePosted', 'toString'])
      expect(isMutable({ type, data: {} })).toBe(false);
  });
});
