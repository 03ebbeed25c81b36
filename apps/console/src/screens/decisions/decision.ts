import type { Schemas } from '../../api/client.js';
import type { Subject } from '../../commands/subject.js';
import { formatSpan } from '../../design/format.js';

type ToDecide = Schemas['DecisionListItem'];
type ToApprove = Schemas['ApprovalListItem'];
type DateToDecide = Schemas['DateItem'];

/** An application, date or certificate that waits for somebody's decision. */
export interface Decision {
  readonly key: string;
  readonly registration: string;
  readonly revision: number;
  readonly employee: Schemas['Named'];
  /** Tells namesakes apart: the company, with the level where it is known. */
  readonly besides: string;
  readonly initiative: Schemas['InitiativeRef'];
  readonly nonprofit: Schemas['Named'];
  readonly status: string;
  readonly label: Schemas['Label'];
  readonly since: string;
  /** undefined: an application. */
  readonly date: DateToDecide | undefined;
  readonly places: Schemas['Places'] | null;
  readonly tasks: Schemas['Tasks'];
  readonly record: Schemas['EmployeeRecord'];
  readonly overlaps: readonly Schemas['Overlap'][];
  readonly actions: readonly Schemas['Action'][];
}

/** Decisions on registrations. Partnership requests, which wait in the same list, have none. */
export function decisionsOf(items: readonly ToDecide[]): Decision[] {
  return items.flatMap(({ registration, employee, initiative, tasks, record, ...item }) =>
    registration && employee && initiative && tasks && record
      ? [
          {
            ...item,
            ...{ registration, employee, initiative, tasks, record },
            key: `${registration} ${item.date?.id ?? ''} ${item.sort}`,
            besides: item.company.name,
            date: item.date ?? undefined,
            actions: item.actions ?? [],
          },
        ]
      : [],
  );
}

export const approvalOf = (item: ToApprove): Decision => ({
  key: item.id,
  registration: item.registration,
  revision: item.revision,
  employee: item.employee,
  besides: item.level ?? '',
  initiative: item.initiative,
  nonprofit: item.nonprofit,
  status: item.status,
  label: item.label,
  since: item.since,
  date: item,
  places: item.places,
  tasks: item.tasks,
  record: item.record,
  overlaps: item.overlaps,
  actions: item.actions ?? [],
});

const spanOf = ({ start, end, zone }: DateToDecide): string => formatSpan(start, end, zone);

/**
 * What commands on the registration of a decision can name: the dates of the same registration that are listed too.
 * The form begins with the decision's own date.
 */
export function decisionSubject(decision: Decision, listed: readonly Decision[]): Subject {
  const { registration, revision, date } = decision;
  const dates = listed.flatMap((other) =>
    other.registration === registration && other.date ? [other.date] : [],
  );
  return {
    id: registration,
    revision,
    zone: date?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(date && {
      dates: dates.map((other) => ({ id: other.id, label: spanOf(other) })),
      preset: { dates: [date.id] },
    }),
  };
}

/** Decisions on one registration, as an item of a bulk request. */
export interface ChosenRegistration {
  readonly registration: string;
  readonly revision: number;
  readonly employee: string;
  readonly initiative: string;
  readonly dates: readonly DateToDecide[];
}

/** The chosen decisions by registration: a bulk request names none twice. */
export const byRegistration = (chosen: readonly Decision[]): readonly ChosenRegistration[] =>
  [...Map.groupBy(chosen, ({ registration }) => registration).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { registration, revision, employee, initiative } = first;
    const dates = group.flatMap(({ date }) => (date ? [date] : []));
    return [
      { registration, revision, employee: employee.name, initiative: initiative.title, dates },
    ];
  });

/** Whether a command may be given on what is decided: on its date, where the command names dates. */
export const mayDecide = ({ actions, date }: Decision, command: string): boolean =>
  actions.some(
    (action) =>
      action.command === command &&
      action.allowed &&
      (date === undefined || (action.dates?.includes(date.id) ?? false)),
  );
