import { Cells, HeaderCells, type Column, type Sorting } from '../design/table.js';
import '../design/list.css';
import { useLines } from './use-lines.js';
import type { LongList } from './use-list.js';

interface LongTableProps<Row> {
  /** Says to a screen reader what the table lists. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly list: LongList<Row>;
  readonly sorting?: Sorting;
}

/** The first row of a table has the number 1, and names the columns. */
const FIRST_ROW = 2;

/** A table of thousands of rows. Only those near the window are in the page; the next ones are loaded while it is scrolled. */
export function LongTable<Row extends { readonly id: string }>({
  caption,
  columns,
  list,
  sorting,
}: LongTableProps<Row>) {
  const { runs, after, props } = useLines<Row, HTMLTableSectionElement>(list);
  const space = (key: string, height: number) =>
    height > 0 && (
      <tr key={key} className="list-space" aria-hidden="true">
        <td colSpan={columns.length} style={{ height }} />
      </tr>
    );
  return (
    <div className="table-frame">
      <table
        className="table table-stacking"
        aria-rowcount={list.total === null ? -1 : list.total + 1}
      >
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <HeaderCells columns={columns} sorting={sorting} />
          </tr>
        </thead>
        <tbody {...props}>
          {runs.flatMap(({ space: height, lines }, run) => [
            space(`space ${run}`, height),
            ...lines.map(({ item, line }) => (
              <tr key={item.id} data-line={line} aria-rowindex={line + FIRST_ROW}>
                <Cells columns={columns} row={item} />
              </tr>
            )),
          ])}
          {space('last space', after)}
        </tbody>
      </table>
    </div>
  );
}
