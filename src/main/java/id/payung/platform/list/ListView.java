package id.payung.platform.list;

import gg.jte.Content;
import id.payung.platform.bulk.BulkBar;
import id.payung.platform.form.FormFields;
import id.payung.platform.page.JsonList;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.TableColumn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ui/list.jte} shows of a list.
 *
 * @param action address of the list
 * @param caption what a screen reader calls the table
 * @param none the sentence when there is nothing, or nothing that fits the filters
 * @param filter values of the filters
 * @param sorts orders to choose from; empty when there is only one
 * @param keys of the labels of the columns: under these a page gives cells of its own
 * @param styles classes of the cells by column, null where there is none
 * @param next address of the next page, or null
 * @param export address of the sheet, or null when nothing would stand in it
 * @param json the same rows for a program, when one asked
 * @param total how many rows there are, in words, or null on a later page
 * @param bulk what may be done to many rows at once, or null
 * @param ticks of the rows, null where none of that is meant for one
 */
public record ListView(String action, String caption, String none, boolean narrowed, FormFields filter,
    List<SelectOption> sorts, String sort, List<TableColumn> columns, List<String> keys, List<@Nullable String> styles,
    List<List<ListCell>> rows, @Nullable String next, @Nullable String export, @Nullable Object json,
    @Nullable String total, @Nullable BulkBar bulk, List<@Nullable String> ticks) implements JsonList {

  /**
   * What a page puts into this cell instead of what its column declares, or null.
   *
   * @param cells by row, and there by the key of the column's label; empty when the page has none of its own
   * @throws IllegalArgumentException when one of them belongs to no column
   */
  public @Nullable Content ownCell(List<Map<String, Content>> cells, int row, int column) {
    if (cells.isEmpty()) {
      return null;
    }
    if (!keys.containsAll(cells.get(row).keySet())) {
      throw new IllegalArgumentException("no such columns: " + cells.get(row).keySet() + ", there are " + keys);
    }
    return cells.get(row).get(keys.get(column));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
