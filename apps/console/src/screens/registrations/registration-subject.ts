import type { Schemas } from '../../api/client.js';
import type { Subject } from '../../commands/subject.js';
import { formatSpan } from '../../design/format.js';

type DateOfRegistration = Pick<Schemas['DashboardDate'], 'id' | 'start' | 'end' | 'zone'>;

interface RegistrationLike {
  readonly id: string;
  readonly revision: number;
  readonly company: { readonly id: string };
  readonly tasks: Schemas['Tasks'];
  readonly participationDates: readonly DateOfRegistration[];
}

/** What commands on a registration can name. */
export const registrationSubject = (registration: RegistrationLike, zone: string): Subject => ({
  id: registration.id,
  revision: registration.revision,
  zone,
  company: registration.company.id,
  dates: registration.participationDates.map((date) => ({
    id: date.id,
    label: formatSpan(date.start, date.end, date.zone),
  })),
  tasks: registration.tasks.left.map((task) => ({ id: task, label: task })),
});
