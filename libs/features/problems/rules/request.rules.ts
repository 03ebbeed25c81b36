import { rule, type ProblemRules } from '../problem-rule.js';
import { UNAVAILABLE_RULES } from './unavailable.rules.js';

const KEY_REUSED = rule(
  'The Idempotency-Key was used before for another request.',
  'Use a new key for each request that is not a repeat.',
  'L’Idempotency-Key a déjà servi pour une autre requête.',
  'Utilisez une nouvelle clé pour chaque requête qui n’est pas une répétition.',
);

const CONTENT_TYPE = rule(
  'The body has a content type that this request does not take.',
  'Send JSON with the content type application/json. An import takes text/csv.',
  'Cette requête n’accepte pas ce type de contenu.',
  'Envoyez du JSON avec le type application/json. Un import accepte text/csv.',
);

/** Rules that any request can meet. */
export const REQUEST_RULES: ProblemRules = {
  400: {
    invalid: rule(
      'The request is malformed: a field, parameter or header is missing, unknown or of the wrong form.',
      'Correct the fields that `errors` names, and send the request again.',
      'La requête est mal formée : un champ, un paramètre ou un en-tête manque, est inconnu ou n’a pas la bonne forme.',
      'Corrigez les champs que `errors` nomme, puis renvoyez la requête.',
    ),
    unknown_field: rule(
      'The request has a field or parameter that it does not take.',
      'Leave it out. The documentation of the API lists the fields and parameters of each request.',
      'La requête contient un champ ou un paramètre qu’elle n’accepte pas.',
      'Retirez-le. La documentation de l’API donne les champs et paramètres de chaque requête.',
    ),
    unknown_header: rule(
      'A header looks like one that changes the meaning of a request, and its name is not known.',
      'Correct its name or leave it out. A dry run is the query parameter dryRun=true.',
      'Un en-tête ressemble à ceux qui changent le sens d’une requête, mais son nom est inconnu.',
      'Corrigez son nom ou retirez-le. Une simulation se demande par le paramètre dryRun=true.',
    ),
    unsupported_header: rule(
      'This request does not take the header.',
      'Leave the header out.',
      'Cette requête n’accepte pas cet en-tête.',
      'Retirez l’en-tête.',
    ),
    key_format: rule(
      'The Idempotency-Key is malformed.',
      'Send 1 to 200 printable characters without spaces, such as a UUID.',
      'L’en-tête Idempotency-Key est mal formé.',
      'Envoyez de 1 à 200 caractères imprimables sans espace, par exemple un UUID.',
    ),
    key_reused: KEY_REUSED,
    revision_format: rule(
      'The revision in If-Match is malformed.',
      'Send the value of the ETag as an answer gave it, such as "3".',
      'La révision de l’en-tête If-Match est mal formée.',
      'Envoyez la valeur de l’ETag telle qu’une réponse l’a donnée, par exemple "3".',
    ),
    capacity: rule(
      'The capacity in Act-As is not known.',
      'Send one of the capacities that the answer lists, or leave the header out.',
      'La qualité donnée par Act-As est inconnue.',
      'Envoyez l’une des qualités que la réponse énumère, ou retirez l’en-tête.',
    ),
    boolean: rule(
      'The parameter is neither true nor false.',
      'Send true or false.',
      'Le paramètre n’est ni true ni false.',
      'Envoyez true ou false.',
    ),
    position: rule(
      'No answer ever gave the position in Wait-For-Position.',
      'Send a `position` that an answer gave, or leave the header out.',
      'Aucune réponse n’a jamais donné la position de Wait-For-Position.',
      'Envoyez une `position` donnée par une réponse, ou retirez l’en-tête.',
    ),
    cursor: rule(
      'The cursor is not one of this list, or it has expired.',
      'Start again from the first page, and follow its `next` or `previous`.',
      'Le curseur n’est pas de cette liste, ou il a expiré.',
      'Recommencez à la première page, puis suivez `next` ou `previous`.',
    ),
    path: rule(
      'The path cannot be read.',
      'Encode it in UTF-8 with %, and send ids as the product gave them.',
      'Le chemin est illisible.',
      'Encodez-le en UTF-8 avec %, et envoyez les identifiants tels que le produit les a donnés.',
    ),
    depth: rule(
      'The body has too many nested levels.',
      'Send a flatter body.',
      'Le corps de la requête a trop de niveaux imbriqués.',
      'Envoyez un corps moins profond.',
    ),
    width: rule(
      'A list or an object of the body has too many entries.',
      'Split the request into several.',
      'Une liste ou un objet du corps a trop d’entrées.',
      'Répartissez la demande sur plusieurs requêtes.',
    ),
    values: rule(
      'The body has too many values in all.',
      'Split the request into several.',
      'Le corps contient trop de valeurs en tout.',
      'Répartissez la demande sur plusieurs requêtes.',
    ),
    http: rule(
      'The request cannot be read.',
      'Send a body that is valid JSON, with the content type application/json.',
      'La requête est illisible.',
      'Envoyez un corps en JSON valide, avec le type application/json.',
    ),
  },
  401: {
    http: rule(
      'The request has no valid bearer token, or the subject of the token is not a registered person.',
      'Sign in, and send the token in the header Authorization.',
      'La requête n’a pas de jeton valide, ou le sujet du jeton n’est pas une personne inscrite.',
      'Connectez-vous, puis envoyez le jeton dans l’en-tête Authorization.',
    ),
  },
  403: {
    role: rule(
      'None of your roles gives the right to do this.',
      'Ask somebody who has one of the rights in `needs`, or act in another capacity by Act-As.',
      'Aucun de vos rôles ne donne le droit de faire cela.',
      'Demandez à une personne qui a l’un des droits de `needs`, ou agissez en une autre qualité avec Act-As.',
    ),
  },
  404: {
    not_found: rule(
      'There is no such thing, or it is outside your scope. The answer does not say which.',
      'Check the id. If it is right, ask an admin of your company whether you should see it.',
      'Cet objet n’existe pas, ou il est hors de votre périmètre. La réponse ne dit pas lequel des deux.',
      'Vérifiez l’identifiant. S’il est juste, demandez à un administrateur de votre entreprise si vous devriez y avoir accès.',
    ),
    http: rule(
      'The API has no such route.',
      'Check the method and the path. The documentation of the API lists all routes.',
      'L’API n’a pas cette route.',
      'Vérifiez la méthode et le chemin. La documentation de l’API donne toutes les routes.',
    ),
  },
  409: {
    under_way: rule(
      'The first request with this Idempotency-Key is still under way.',
      'Repeat the request under the same key after the time in Retry-After to get its answer.',
      'La première requête avec cette Idempotency-Key est encore en cours.',
      'Répétez la requête avec la même clé après le délai de Retry-After pour obtenir sa réponse.',
    ),
    key_reused: KEY_REUSED,
    nothing_changes: rule(
      'The command would change nothing: things are already so.',
      'Read the present state. If it is what you wanted, nothing is left to do.',
      'La commande ne changerait rien : c’est déjà le cas.',
      'Lisez l’état présent. S’il vous convient, il ne reste rien à faire.',
    ),
    exists: rule(
      'There is one with this id already.',
      'Use the one that exists, or repeat the request without the same Idempotency-Key.',
      'Il en existe déjà un avec cet identifiant.',
      'Utilisez celui qui existe, ou répétez la requête sans la même Idempotency-Key.',
    ),
  },
  412: {
    stale_revision: rule(
      'The revision in If-Match is not the present one.',
      'Read the thing again, and send the revision of its ETag.',
      'La révision de If-Match n’est pas la révision actuelle.',
      'Relisez l’objet, puis envoyez la révision de son ETag.',
    ),
  },
  413: {
    too_large: rule(
      'The file is too large.',
      'Split the file into several.',
      'Le fichier est trop grand.',
      'Répartissez le fichier en plusieurs.',
    ),
    fst_err_ctp_body_too_large: rule(
      'The body is too large.',
      'Split the request into several smaller ones.',
      'Le corps de la requête est trop grand.',
      'Répartissez la demande sur plusieurs requêtes plus petites.',
    ),
  },
  415: {
    http: CONTENT_TYPE,
    fst_err_ctp_invalid_media_type: CONTENT_TYPE,
  },
  429: {
    rate_limit: rule(
      'You have sent too many requests in a minute.',
      'Wait for the time in Retry-After, then go on more slowly.',
      'Vous avez envoyé trop de requêtes en une minute.',
      'Attendez le délai de Retry-After, puis continuez plus lentement.',
    ),
    too_many_jobs: rule(
      'You have too many jobs waiting or running.',
      'Wait until one has ended, or cancel one. GET /jobs lists them.',
      'Vous avez trop de tâches en attente ou en cours.',
      'Attendez la fin de l’une d’elles, ou annulez-en une. GET /jobs les énumère.',
    ),
    too_many_exports: rule(
      'You have too many exports waiting or running.',
      'Wait until one has ended, or cancel one. GET /exports lists them.',
      'Vous avez trop d’exports en attente ou en cours.',
      'Attendez la fin de l’un d’eux, ou annulez-en un. GET /exports les énumère.',
    ),
  },
  500: {
    internal: rule(
      'The product has a defect. The error was logged.',
      'Try again with the same Idempotency-Key. If it happens again, tell the support.',
      'Le produit a un défaut. L’erreur a été consignée.',
      'Réessayez avec la même Idempotency-Key. Si cela se reproduit, prévenez l’assistance.',
    ),
  },
  503: UNAVAILABLE_RULES,
};
