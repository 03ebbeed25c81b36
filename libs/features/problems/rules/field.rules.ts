import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules of a single field or parameter, whatever the request. Those in camel case are constraints of class-validator. */
export const FIELD_RULES: ProblemRules = {
  400: {
    no_policy: rule(
      'A what-if needs a policy that differs from the present one.',
      'Give managerPolicy, archiveAfterMonths, or both.',
      'Une simulation demande une politique autre que l’actuelle.',
      'Donnez managerPolicy, archiveAfterMonths, ou les deux.',
    ),
    no_selection: rule(
      'The request names nothing, or names items and asks for all of them at once.',
      'Give a list of items, or all: true.',
      'La requête ne nomme rien, ou nomme des éléments et les demande tous à la fois.',
      'Donnez une liste d’éléments, ou all: true.',
    ),
    uuid: rule(
      'The id in the path is not a UUID.',
      'Send the id as the product gave it.',
      'L’identifiant du chemin n’est pas un UUID.',
      'Envoyez l’identifiant tel que le produit l’a donné.',
    ),
    isUuid: rule(
      'The field is not a UUID.',
      'Send the id as the product gave it.',
      'Le champ n’est pas un UUID.',
      'Envoyez l’identifiant tel que le produit l’a donné.',
    ),
    instant: rule(
      'The field is not an instant with its offset.',
      'Send an instant such as 2026-02-03T14:00+01:00, between 1970 and 2200.',
      'Le champ n’est pas un instant avec son décalage horaire.',
      'Envoyez un instant comme 2026-02-03T14:00+01:00, entre 1970 et 2200.',
    ),
    day: rule(
      'The field is not a day of the calendar.',
      'Send a day such as 2026-02-03, between 1970 and 2200.',
      'Le champ n’est pas un jour du calendrier.',
      'Envoyez un jour comme 2026-02-03, entre 1970 et 2200.',
    ),
    from_after_to: rule(
      'The first day is after the last one.',
      'Exchange the two days.',
      'Le premier jour est après le dernier.',
      'Échangez les deux jours.',
    ),
    end_after_start: rule(
      'The end is not after the start.',
      'Send an end that is later than the start.',
      'La fin n’est pas après le début.',
      'Envoyez une fin postérieure au début.',
    ),
    zone: rule(
      'The field is not a known time zone.',
      'Send a name such as Europe/Paris, or UTC.',
      'Le champ n’est pas un fuseau horaire connu.',
      'Envoyez un nom comme Europe/Paris, ou UTC.',
    ),
    objects: rule(
      'The field is not a list of objects.',
      'Send a list of objects, even for a single one.',
      'Le champ n’est pas une liste d’objets.',
      'Envoyez une liste d’objets, même pour un seul.',
    ),
    matches: rule(
      'The text is blank, has control characters, or does not have the form that the field asks for.',
      'Send a text of the form that `detail` names.',
      'Le texte est vide, contient des caractères de contrôle ou n’a pas la forme demandée.',
      'Envoyez un texte de la forme que `detail` indique.',
    ),
    isLength: rule(
      'The text is too short or too long.',
      'Keep to the length that `detail` names.',
      'Le texte est trop court ou trop long.',
      'Respectez la longueur que `detail` indique.',
    ),
    maxLength: rule(
      'The text is too long.',
      'Keep to the length that `detail` names.',
      'Le texte est trop long.',
      'Respectez la longueur que `detail` indique.',
    ),
    isEmail: rule(
      'The field is not a mail address.',
      'Send an address such as eva@acme.example.',
      'Le champ n’est pas une adresse électronique.',
      'Envoyez une adresse comme eva@acme.example.',
    ),
    isString: rule(
      'The field is missing or is not a text.',
      'Send a text.',
      'Le champ manque ou n’est pas un texte.',
      'Envoyez un texte.',
    ),
    isBoolean: rule(
      'The field is neither true nor false.',
      'Send true or false, without quotes.',
      'Le champ n’est ni true ni false.',
      'Envoyez true ou false, sans guillemets.',
    ),
    isInt: rule(
      'The field is not a whole number.',
      'Send a whole number, without quotes in a body.',
      'Le champ n’est pas un nombre entier.',
      'Envoyez un nombre entier, sans guillemets dans un corps.',
    ),
    min: rule(
      'The number is too small.',
      'Keep to the limits that `detail` names.',
      'Le nombre est trop petit.',
      'Respectez les limites que `detail` indique.',
    ),
    max: rule(
      'The number is too large.',
      'Keep to the limits that `detail` names.',
      'Le nombre est trop grand.',
      'Respectez les limites que `detail` indique.',
    ),
    isIn: rule(
      'The value is none of those that the field takes.',
      'Send one of the values that `detail` lists.',
      'La valeur n’est aucune de celles que le champ accepte.',
      'Envoyez l’une des valeurs que `detail` énumère.',
    ),
    isEnum: rule(
      'The value is none of those that the field takes.',
      'Send one of the values that `detail` lists.',
      'La valeur n’est aucune de celles que le champ accepte.',
      'Envoyez l’une des valeurs que `detail` énumère.',
    ),
    isArray: rule(
      'The field is not a list.',
      'Send a list, even for a single value.',
      'Le champ n’est pas une liste.',
      'Envoyez une liste, même pour une seule valeur.',
    ),
    isObject: rule(
      'The field is not an object.',
      'Send an object with the fields that the documentation names.',
      'Le champ n’est pas un objet.',
      'Envoyez un objet avec les champs que la documentation nomme.',
    ),
    arrayMinSize: rule(
      'The list has too few entries.',
      'Send at least as many as `detail` names.',
      'La liste a trop peu d’entrées.',
      'Envoyez-en au moins autant que `detail` l’indique.',
    ),
    arrayMaxSize: rule(
      'The list has too many entries.',
      'Split the request into several.',
      'La liste a trop d’entrées.',
      'Répartissez la demande sur plusieurs requêtes.',
    ),
    arrayUnique: rule(
      'The list names something twice.',
      'Name each once.',
      'La liste nomme deux fois la même chose.',
      'Ne nommez chaque chose qu’une fois.',
    ),
    nestedValidation: rule(
      'The field is not an object, or not a list of objects.',
      'Send what the documentation names for this field.',
      'Le champ n’est pas un objet, ou pas une liste d’objets.',
      'Envoyez ce que la documentation indique pour ce champ.',
    ),
  },
};
