import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules that any request can meet while the product, or what it needs, has too much to do or does not answer. */
export const UNAVAILABLE_RULES: NonNullable<ProblemRules[503]> = {
  unavailable: rule(
    'The database or the event store does not answer. The request may or may not have been carried out.',
    'Try again with the same Idempotency-Key: it is carried out once.',
    'La base de données ou le magasin d’événements ne répond pas. La requête a peut-être été exécutée.',
    'Réessayez avec la même Idempotency-Key : elle ne sera exécutée qu’une fois.',
  ),
  overloaded: rule(
    'The product has more to do than it can.',
    'Try again after the time in Retry-After, with the same Idempotency-Key.',
    'Le produit a plus à faire qu’il ne peut.',
    'Réessayez après le délai de Retry-After, avec la même Idempotency-Key.',
  ),
  read_models_too_old: rule(
    'The read models are too far behind the log. A command would be decided on old facts.',
    'Try again after the time in Retry-After, with the same Idempotency-Key. Reads go on; operators look at `ledger status`.',
    'Les modèles de lecture ont trop de retard sur le journal. Une commande serait décidée sur des faits anciens.',
    'Réessayez après le délai de Retry-After, avec la même Idempotency-Key. Les lectures continuent ; l’exploitation consulte `ledger status`.',
  ),
  not_reached: rule(
    'The read models have not reached the position in Wait-For-Position yet.',
    'Try again, or leave the header out to read what is there.',
    'Les modèles de lecture n’ont pas encore atteint la position de Wait-For-Position.',
    'Réessayez, ou retirez l’en-tête pour lire ce qui est là.',
  ),
  too_many_waiting: rule(
    'Too many requests wait for the read models.',
    'Try again, or leave out Wait-For-Position.',
    'Trop de requêtes attendent les modèles de lecture.',
    'Réessayez, ou retirez Wait-For-Position.',
  ),
  http: rule(
    'A service that the product needs does not answer.',
    'Try again later.',
    'Un service dont le produit a besoin ne répond pas.',
    'Réessayez plus tard.',
  ),
};
