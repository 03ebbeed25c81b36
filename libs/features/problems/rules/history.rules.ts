import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules of histories and verifications. */
export const HISTORY_RULES: ProblemRules = {
  409: {
    verification_not_done: rule(
      'The verification is under way, or ended without a result.',
      'Wait until the job is done, or verify again.',
      'La vérification est en cours, ou s’est terminée sans résultat.',
      'Attendez que la tâche soit terminée, ou relancez la vérification.',
    ),
  },
};
