import { describe, expect, test } from '@jest/globals';
import { columnsOfExport, DEFINITIONS, EXPORT_NAMES, type ExportName } from './index.js';

/** The header of every export, a time followed by `+`: whoever adds a column adds a word here. */
const HEADERS: Readonly<Record<ExportName, string>> = {
  registrations: `registration employee employeeMail employeeExternalId initiative nonprofit company level status statusLabel reason
    reasonLabel appliedOn dates participated minutes appliedAt+ statusSince+ daysInStatus nextActor nextActorLabel nextSince+ overdue
    lastActivity+ lastEvent+ archivesAt+ approvedAt+ approvedBy approvedAs approvedAsLabel closedAt+ closedBy closedAs closedAsLabel
    onBehalfOf mandate tasks certificatesAwaiting initiativeKind initiativeKindLabel initiativeStatus initiativeStatusLabel
    companySpecific manager zone signUp previousRegistration employeeId managerId initiativeId nonprofitId companyId levelId revision`,
  dates: `registration date kind kindLabel employee employeeMail employeeExternalId initiative nonprofit company level start+ end+
    minutes minutesWithin creditedMinutes creditedMinutesTotal status statusLabel reason reasonLabel certificate certificateLabel
    confirmedAt+ confirmedBy confirmedAs confirmedAsLabel validatedAt+ validatedBy validatedAs validatedAsLabel disputedAt+ disputedBy
    disputedAs disputedAsLabel onBehalfOf mandate employeeAttested statusSince+ daysInStatus overdue selectedAt+ selectedBy selectedAs
    selectedAsLabel coordinatorDecision coordinatorDecisionLabel coordinatorDecidedAt+ coordinatorDecidedBy coordinatorDecidedAs
    coordinatorDecidedAsLabel managerDecision managerDecisionLabel managerDecidedAt+ managerDecidedBy managerDecidedAs
    managerDecidedAsLabel cancelledAt+ cancelledBy cancelledAs cancelledAsLabel managerPolicy managerPolicyLabel registrationStatus
    registrationStatusLabel initiativeKind initiativeKindLabel lastActivity+ zone slotId employeeId initiativeId nonprofitId companyId
    dateNumber`,
  partnerships: `nonprofit company status statusLabel shown shownLabel created open level proposedAt+ validatedAt+ endedAt+ cancelledBy
    cancelledByLabel statusSince+ daysInStatus everValidated mandate mandateSince+ locations zone partnership nonprofitId companyId
    levelId revision`,
};

const keysIn = (header: string): string[] =>
  header
    .split(/\s+/)
    .flatMap((key) => (key.endsWith('+') ? [key.slice(0, -1), `${key.slice(0, -1)}Utc`] : [key]));

describe.each(EXPORT_NAMES)('the export of %s', (name) => {
  test('has exactly these columns, in this order', () => {
    expect(columnsOfExport(name).map((column) => column.key)).toEqual(keysIn(HEADERS[name]));
  });

  test('has in version 2 the columns of today that it had then', () => {
    const today = new Set(columnsOfExport(name).map(({ key }) => key));
    const then = columnsOfExport(name, 2).map(({ key }) => key);
    expect(then.filter((key) => !today.has(key))).toEqual([]);
    expect(then.length).toBeLessThan(today.size);
  });

  test.each(['en', 'fr'] as const)('calls every column something else in %s', (locale) => {
    const labels = columnsOfExport(name).map((column) => column.label[locale]);
    expect(
      labels.filter((label, index) => label === '' || labels.indexOf(label) !== index),
    ).toEqual([]);
  });

  test('has a title that fits on a sheet', () => {
    expect(Object.values(DEFINITIONS[name].title).filter((title) => title.length > 31)).toEqual([]);
  });
});
