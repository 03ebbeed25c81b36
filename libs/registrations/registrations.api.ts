import { RegistrationCommandsController } from './api/registrations.controller.js';
import { RegistrationHandler } from './api/registrations.handler.js';
import { SurroundingsQuery } from './read/surroundings.js';

/** What apps/api plugs in. */
export const REGISTRATIONS_API = {
  controllers: [RegistrationCommandsController],
  providers: [RegistrationHandler, SurroundingsQuery],
};
