import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules about listening for changes, and following events. */
export const CHANGE_RULES: ProblemRules = {
  429: {
    too_many_listeners: rule(
      'You listen for changes, or follow events, too many times at once.',
      'Close one of them, or listen again after the time in Retry-After.',
      'Vous écoutez les changements, ou suivez les événements, trop de fois en même temps.',
      'Fermez l’une de ces connexions, ou recommencez après le délai de Retry-After.',
    ),
  },
  503: {
    too_many_listening: rule(
      'Too many people listen for changes, or follow events, at once.',
      'Ask for what you need, and listen again after the time in Retry-After.',
      'Trop de personnes écoutent les changements, ou suivent les événements, en même temps.',
      'Demandez ce dont vous avez besoin, puis recommencez après le délai de Retry-After.',
    ),
  },
};
