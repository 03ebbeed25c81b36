import { currentLanguage } from '../words/words.js';

interface StatusProps {
  readonly status: string;
  /** The status in words, as the API gives it. */
  readonly label: { readonly en: string; readonly fr: string };
}

const TONES: Readonly<Record<string, string>> = {
  application: 'waiting',
  conversation: 'waiting',
  looking_for_mentee: 'waiting',
  dates_to_be_confirmed: 'waiting',
  to_be_confirmed: 'waiting',
  awaiting_manager: 'waiting',
  awaiting_manager_approval: 'waiting',
  awaiting_confirmation: 'waiting',
  awaiting_validation: 'waiting',
  waiting: 'waiting',
  draft: 'waiting',
  in_progress: 'running',
  running: 'running',
  open: 'good',
  participated: 'good',
  validated: 'good',
  done: 'good',
  cancelled: 'bad',
  cancelled_rejected: 'bad',
  cancelled_declined: 'bad',
  declined: 'bad',
  disputed: 'bad',
  failed: 'bad',
  withdrawn: 'bad',
};

/** A status as a pill. Its colour repeats what the words say. */
export function Status({ status, label }: StatusProps) {
  return (
    <span className={`status status-${TONES[status] ?? 'neutral'}`}>
      {label[currentLanguage()]}
    </span>
  );
}
