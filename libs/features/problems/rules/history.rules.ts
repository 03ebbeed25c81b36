import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules of histories, verifications, proofs and exports of events. */
export const HISTORY_RULES: ProblemRules = {
  409: {
    verification_not_done: rule(
      'The verification is under way, or ended without a result.',
      'Wait until the job is done, or verify again.',
      'La vérification est en cours, ou s’est terminée sans résultat.',
      'Attendez que la tâche soit terminée, ou relancez la vérification.',
    ),
    seals_damaged: rule(
      'Seals of the log are missing or were changed, so nothing can be proven.',
      'Ask the operator to run `ledger verify`. It names the seals.',
      'Des sceaux du journal manquent ou ont été modifiés : rien ne peut être prouvé.',
      'Demandez à l’exploitant de lancer `ledger verify`. La commande nomme les sceaux.',
    ),
    position_ahead: rule(
      'The read models have not reached this position.',
      'Try again later, or name an earlier position.',
      'Les modèles de lecture n’ont pas atteint cette position.',
      'Réessayez plus tard, ou nommez une position antérieure.',
    ),
  },
};
