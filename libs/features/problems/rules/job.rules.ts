import { rule, type ProblemRules } from '../problem-rule.js';

/** Reasons why a job did not do all of its work. They stand in the job, and no request is refused by them. */
export const JOB_RULES: ProblemRules = {
  409: {
    lines_refused: rule(
      'Some lines of the file were refused, so nothing was imported.',
      'Correct the lines that the outcomes name, and import the file again.',
      'Des lignes du fichier sont refusées : rien n’a été importé.',
      'Corrigez les lignes que les résultats nomment, puis importez de nouveau le fichier.',
    ),
    absent_count: rule(
      'The number of people who would leave is not the one that the request names.',
      'Read the outcomes of a dry run, and name the exact number in leaving.',
      'Le nombre de personnes qui partiraient n’est pas celui que la requête nomme.',
      'Lisez les résultats d’une simulation, et donnez le nombre exact dans leaving.',
    ),
    too_many_absent: rule(
      'More than a tenth of the company would leave.',
      'Check the file. If it is right, name the exact number in leaving.',
      'Plus d’un dixième de l’entreprise partirait.',
      'Vérifiez le fichier. S’il est juste, donnez le nombre exact dans leaving.',
    ),
  },
};
