import { rule, type ProblemRules } from '../problem-rule.js';

/** Kinds of problems that `type` names and no `rule` does. */
export const KIND_RULES: ProblemRules = {
  403: {
    forbidden: rule(
      'The thing exists and you may see it, but you do not have the right to do this.',
      'Read in `needs` which rights would do, and why each is missing.',
      'L’objet existe et vous pouvez le voir, mais vous n’avez pas le droit de faire cela.',
      'Lisez dans `needs` quels droits suffiraient, et pourquoi chacun manque.',
    ),
  },
  409: {
    not_allowed: rule(
      'It would be yours to do, but a rule of the product forbids it now.',
      'Read `rule` and `detail`. If the answer has `from`, it is possible from that instant.',
      'C’est bien à vous de le faire, mais une règle du produit l’interdit pour le moment.',
      'Lisez `rule` et `detail`. Si la réponse contient `from`, ce sera possible à partir de cet instant.',
    ),
  },
  412: {
    stale: rule(
      'You decided on the basis of an old revision: somebody has changed the thing since.',
      'Read it again, decide anew, and send the new revision in If-Match.',
      'Vous avez décidé d’après une ancienne révision : l’objet a changé depuis.',
      'Relisez-le, décidez de nouveau, et envoyez la nouvelle révision dans If-Match.',
    ),
  },
};
