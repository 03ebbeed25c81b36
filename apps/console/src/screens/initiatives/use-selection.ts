import { queries, type Schemas } from '../../api/client.js';
import type { CommandRequest } from '../../commands/command-context.js';
import { registrationSubject } from '../registrations/registration-subject.js';
import { signUpSubject, slotParts } from './initiative-subject.js';

type Detail = Schemas['InitiativeWithActions'];
type Registration = Schemas['RegistrationWithActions'];
type Action = Schemas['Action'];

/** How the person chooses dates of an initiative: by signing up, or in the registration that they have. */
export interface Selection {
  /** The person's own registration, with what they may do in it. */
  readonly registration: Registration | undefined;
  /** Whether dates can be chosen, else why not. */
  readonly action: Action | undefined;
  /** The command that chooses dates, beginning with a slot if one is named. */
  request(slot?: string): CommandRequest;
}

export function useSelection(initiative: Detail): Selection {
  const id = initiative.registration?.id ?? '';
  const own = queries.useQuery(
    'get',
    '/registrations/{registration}',
    { params: { path: { registration: id } } },
    { enabled: id !== '' },
  );
  const ofNew = initiative.actions.find(({ command }) => command === 'SelectDates');
  const ofOwn = own.data?.actions.find(({ command }) => command === 'SelectDates');
  const anew = !own.data || ofNew?.allowed === true;
  return {
    registration: own.data,
    action: anew ? ofNew : ofOwn,
    request(slot) {
      const preset = slot === undefined ? {} : { preset: { dates: [{ slot }] } };
      if (anew) {
        return {
          command: 'SignUpAndSelectDates',
          subject: { ...signUpSubject(initiative), ...preset },
        };
      }
      return {
        command: 'SelectDates',
        subject: {
          ...registrationSubject(own.data, own.data.zone),
          ...(initiative.kind === 'slots' && { slots: slotParts(initiative.slots, own.data.zone) }),
          ...preset,
        },
      };
    },
  };
}
