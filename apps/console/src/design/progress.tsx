/** A part of the page that is being fetched. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <p className="loading" role="status">
      {label}
    </p>
  );
}

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** null: not known yet. */
  readonly total: number | null;
}

export function Progress({ label, done, total }: ProgressProps) {
  return (
    <label className="field">
      <span>{label}</span>
      {total === null ? (
        <progress className="progress" />
      ) : (
        <progress className="progress" value={done} max={Math.max(total, 1)} />
      )}
    </label>
  );
}
