import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly number?: boolean;
  /** The column names the row. */
  readonly heading?: boolean;
  /** The list can be sorted by it; the value is the API's. */
  readonly sort?: string;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sorting {
  readonly by: string | undefined;
  readonly order: 'asc' | 'desc' | undefined;
  onSort(by: string, order: 'asc' | 'desc'): void;
}

interface TableProps<Row> {
  /** Says to a screen reader what the table lists. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorting?: Sorting;
  /** It may be wider than the window: the keyboard scrolls it. */
  readonly wide?: boolean | undefined;
}

/** A table. On narrow screens each row becomes a card. */
export function Table<Row>({ caption, columns, rows, rowKey, sorting, wide }: TableProps<Row>) {
  return (
    <div
      className="table-frame"
      {...(wide === true && { role: 'group', 'aria-label': caption, tabIndex: 0 })}
    >
      <table className="table table-stacking">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <HeaderCells columns={columns} sorting={sorting} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <Cells columns={columns} row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeaderCellsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sorting: Sorting | undefined;
}

/** The cells of the first row of a table. */
export const HeaderCells = <Row,>({ columns, sorting }: HeaderCellsProps<Row>) =>
  columns.map((column) => <HeaderCell key={column.key} column={column} sorting={sorting} />);

interface CellsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
}

/** The cells of another row. */
export const Cells = <Row,>({ columns, row }: CellsProps<Row>) =>
  columns.map(({ key, label, number, heading, cell }) =>
    heading ? (
      <th key={key} scope="row">
        {cell(row)}
      </th>
    ) : (
      <td key={key} data-label={label} className={number ? 'number' : undefined}>
        {cell(row)}
      </td>
    ),
  );

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
}

function HeaderCell<Row>({ column, sorting }: HeaderCellProps<Row>) {
  const { t } = useTranslation();
  const { label, number, sort } = column;
  const className = number ? 'number' : undefined;
  if (sort === undefined || !sorting) {
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  }
  const current = sorting.by === sort ? sorting.order : undefined;
  const next = current === 'asc' ? 'desc' : 'asc';
  const words = current === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" className={className} aria-sort={current ? words : undefined}>
      <button
        type="button"
        className="sort"
        title={t('table.sort')}
        onClick={() => sorting.onSort(sort, next)}
      >
        {label}
        {current === 'asc' && ' ↑'}
        {current === 'desc' && ' ↓'}
      </button>
    </th>
  );
}

interface PagerProps {
  readonly previous: string | null | undefined;
  readonly next: string | null | undefined;
  onGo(cursor: string): void;
}

/** Leads to the pages before and after, by the cursors of the API. */
export function Pager({ previous, next, onGo }: PagerProps) {
  const { t } = useTranslation();
  if (!previous && !next) return null;
  return (
    <nav className="row no-print" aria-label={t('pager.label')}>
      <button
        type="button"
        className="button"
        disabled={!previous}
        onClick={() => previous && onGo(previous)}
      >
        {t('pager.previous')}
      </button>
      <button type="button" className="button" disabled={!next} onClick={() => next && onGo(next)}>
        {t('pager.next')}
      </button>
    </nav>
  );
}
