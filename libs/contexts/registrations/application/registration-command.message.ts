import { TargetedCommand } from '#platform/commands';
import type { REGISTRATION_BODIES } from '../http/dto/registration-commands.dto.js';

/** The commands that a client, a link or a bulk request can give on a registration that exists. */
export type RequestedCommandName = keyof typeof REGISTRATION_BODIES;

/** Command name → its body, checked for shape by the DTO but not yet for the rules. */
export type RegistrationBodies = {
  readonly [N in RequestedCommandName]: InstanceType<(typeof REGISTRATION_BODIES)[N]>;
};

/** A command on an existing registration, on its way to the handler of its name. */
export abstract class RegistrationCommandMessage<
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the body depends on it
  N extends RequestedCommandName = RequestedCommandName,
> extends TargetedCommand<string, RegistrationBodies[N]> {}

/** A command that makes a new registration: it has no id before the handler has found its ordinal. */
export abstract class SignUpMessage<
  Body extends { readonly initiative: string },
> extends TargetedCommand<null, Body> {}
