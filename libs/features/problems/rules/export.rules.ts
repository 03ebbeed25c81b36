import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules of exports, comparisons and records of reads. */
export const EXPORT_RULES: ProblemRules = {
  400: {
    schedule_rule: rule(
      'The rule is no cron rule of five fields whose minute is one number.',
      'Send minute, hour, day of the month, month and day of the week, such as `0 8 1 * *`.',
      'La règle n’est pas une règle cron de cinq champs dont la minute est un nombre.',
      'Envoyez minute, heure, jour du mois, mois et jour de la semaine, comme `0 8 1 * *`.',
    ),
    schedule_never_due: rule(
      'The rule names a day that never comes.',
      'Name a day that its months have.',
      'La règle nomme un jour qui n’arrive jamais.',
      'Nommez un jour que ses mois comportent.',
    ),
    one_period: rule(
      'A scheduled export has one period.',
      'Send period, or from and to, not both.',
      'Un export programmé n’a qu’une période.',
      'Envoyez period, ou from et to, pas les deux.',
    ),
    not_for_partnerships: rule(
      'The field does not apply to the export of partnerships.',
      'Leave the field out.',
      'Le champ ne s’applique pas à l’export des partenariats.',
      'Retirez le champ.',
    ),
    status: rule(
      'The status is none of this export.',
      'Send one of the statuses that `detail` lists.',
      'Ce statut n’existe pas dans cet export.',
      'Envoyez l’un des statuts que `detail` énumère.',
    ),
    version: rule(
      'There is no such version of the export, or it cannot do this.',
      'Leave the version out to get the newest one.',
      'Cette version de l’export n’existe pas, ou ne permet pas cela.',
      'Retirez la version pour obtenir la plus récente.',
    ),
    clock_without_as_of: rule(
      'The field clock has a meaning only with an instant.',
      'Add asOf, or remove clock.',
      'Le champ clock n’a de sens qu’avec un instant.',
      'Ajoutez asOf, ou retirez clock.',
    ),
    csv_only: rule(
      'The field applies to csv files only.',
      'Remove the field, or ask for csv.',
      'Le champ ne s’applique qu’aux fichiers csv.',
      'Retirez le champ, ou demandez csv.',
    ),
    no_columns: rule(
      'The list of columns is empty.',
      'Name at least one column, or leave the list out.',
      'La liste des colonnes est vide.',
      'Nommez au moins une colonne, ou retirez la liste.',
    ),
    unknown_column: rule(
      'The export has no such column.',
      'Name columns that `detail` lists.',
      'L’export n’a pas cette colonne.',
      'Nommez des colonnes que `detail` énumère.',
    ),
    repeated_column: rule(
      'A column is named twice.',
      'Name each column once.',
      'Une colonne est nommée deux fois.',
      'Ne nommez chaque colonne qu’une fois.',
    ),
    no_before: rule(
      'A comparison needs an earlier state.',
      'Name beforeAsOf or beforePosition.',
      'Une comparaison demande un état antérieur.',
      'Nommez beforeAsOf ou beforePosition.',
    ),
    one_before: rule(
      'A comparison has one earlier state.',
      'Name beforePosition or beforeAsOf, not both.',
      'Une comparaison n’a qu’un état antérieur.',
      'Nommez beforePosition ou beforeAsOf, pas les deux.',
    ),
    before_after: rule(
      'The earlier state is later than the other one.',
      'Exchange the two.',
      'L’état antérieur est postérieur à l’autre.',
      'Échangez les deux.',
    ),
  },
  409: {
    too_many_schedules: rule(
      'You have as many scheduled exports as one may have.',
      'Delete a scheduled export, or change one.',
      'Vous avez autant d’exports programmés que possible.',
      'Supprimez un export programmé, ou modifiez-en un.',
    ),
    position_ahead: rule(
      'The read models have not reached this position.',
      'Try again later, or name an earlier position.',
      'Les modèles de lecture n’ont pas atteint cette position.',
      'Réessayez plus tard, ou nommez une position antérieure.',
    ),
    export_waiting: rule(
      'The export waits for its turn.',
      'Read the export until its status is done, then download it.',
      'L’export attend son tour.',
      'Lisez l’export jusqu’à ce que son statut soit done, puis téléchargez-le.',
    ),
    export_running: rule(
      'The export is being built.',
      'Read the export until its status is done, then download it.',
      'L’export est en cours de construction.',
      'Lisez l’export jusqu’à ce que son statut soit done, puis téléchargez-le.',
    ),
    export_failed: rule(
      'The export has failed.',
      'Read its `problem`, and create a new export.',
      'L’export a échoué.',
      'Lisez son `problem`, et créez un nouvel export.',
    ),
    export_cancelled: rule(
      'The export was cancelled.',
      'Create a new export.',
      'L’export a été annulé.',
      'Créez un nouvel export.',
    ),
    export_withdrawn: rule(
      'The file was withdrawn: it had data of a person who has been erased since.',
      'Create a new export.',
      'Le fichier a été retiré : il contenait des données d’une personne effacée depuis.',
      'Créez un nouvel export.',
    ),
    erased_since: rule(
      'Somebody in the file has been erased since it was made.',
      'Create a new export.',
      'Une personne du fichier a été effacée depuis.',
      'Créez un nouvel export.',
    ),
    cancelled: rule(
      'The work was cancelled.',
      'Ask for it again.',
      'Le travail a été annulé.',
      'Demandez-le de nouveau.',
    ),
    failed: rule(
      'The work has failed.',
      'Ask for it again. If it happens again, tell the support.',
      'Le travail a échoué.',
      'Demandez-le de nouveau. Si cela se reproduit, prévenez l’assistance.',
    ),
    interrupted: rule(
      'The work was interrupted, because its process ended.',
      'Ask for it again.',
      'Le travail a été interrompu, car son processus s’est arrêté.',
      'Demandez-le de nouveau.',
    ),
    internal: rule(
      'The work failed because of a defect. The error was logged.',
      'Ask for it again. If it happens again, tell the support.',
      'Le travail a échoué à cause d’un défaut. L’erreur a été consignée.',
      'Demandez-le de nouveau. Si cela se reproduit, prévenez l’assistance.',
    ),
    too_many_rows: rule(
      'The export has more rows than a sheet can hold.',
      'Ask for csv, or for a shorter period.',
      'L’export a plus de lignes qu’une feuille ne peut en contenir.',
      'Demandez du csv, ou une période plus courte.',
    ),
  },
};
