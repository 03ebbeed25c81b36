import { rule, type ProblemRules } from '../problem-rule.js';

/** Rules of initiatives and their slots. */
export const INITIATIVE_RULES: ProblemRules = {
  409: {
    initiative_cancelled: rule(
      'The initiative is cancelled.',
      'Create a new initiative.',
      'L’initiative est annulée.',
      'Créez une nouvelle initiative.',
    ),
    too_many_slots: rule(
      'An initiative has at most 2,000 slots, the cancelled ones included.',
      'Create another initiative for further slots.',
      'Une initiative a au plus 2 000 créneaux, y compris les créneaux annulés.',
      'Créez une autre initiative pour d’autres créneaux.',
    ),
    kind_has_no_slots: rule(
      'An initiative of this kind has no slots.',
      'Leave the slots out, or create an initiative of the kind slots.',
      'Une initiative de ce type n’a pas de créneaux.',
      'Retirez les créneaux, ou créez une initiative du type slots.',
    ),
    not_open: rule(
      'Only an open initiative can be closed.',
      'Read the status of the initiative.',
      'Seule une initiative ouverte peut être fermée.',
      'Lisez le statut de l’initiative.',
    ),
    ends_in_past: rule(
      'The slot would end in the past.',
      'Give an end that is still to come.',
      'Le créneau finirait dans le passé.',
      'Donnez une fin à venir.',
    ),
    slot_cancelled: rule(
      'The slot is cancelled.',
      'Add a new slot.',
      'Le créneau est annulé.',
      'Ajoutez un nouveau créneau.',
    ),
    slot_over: rule(
      'The slot has ended.',
      'Add a new slot.',
      'Le créneau est terminé.',
      'Ajoutez un nouveau créneau.',
    ),
    slot_full: rule(
      'The slot has no place left.',
      'Raise the capacity of the slot first.',
      'Le créneau n’a plus de place.',
      'Augmentez d’abord la capacité du créneau.',
    ),
    no_such_task: rule(
      'The initiative has no such task.',
      'Name a task of the initiative, as it is written there.',
      'L’initiative n’a pas cette tâche.',
      'Nommez une tâche de l’initiative, telle qu’elle y est écrite.',
    ),
    task_completed: rule(
      'Somebody has completed a task that would be taken away.',
      'Leave the task among the tasks of the initiative.',
      'Quelqu’un a déjà fait une tâche qui serait retirée.',
      'Laissez la tâche parmi celles de l’initiative.',
    ),
  },
};
