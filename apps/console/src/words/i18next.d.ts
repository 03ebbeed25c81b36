import type common from './en/common.json';
import type commands from './en/commands.json';
import type decisions from './en/decisions.json';
import type events from './en/events.json';
import type initiatives from './en/initiatives.json';
import type registrations from './en/registrations.json';

/** A key that has no English text does not compile. A unit spec compares the languages. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      commands: typeof commands;
      decisions: typeof decisions;
      events: typeof events;
      initiatives: typeof initiatives;
      registrations: typeof registrations;
    };
  }
}
