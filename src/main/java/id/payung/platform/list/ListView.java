package id.payung.platform.list;

import id.payung.platform.form.FormFields;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.TableColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ui/list.jte} shows of a list.
 *
 * @param action address of the list
 * @param caption what a screen reader calls the table
 * @param none the sentence when there is nothing, or nothing that fits the filters
 * @param filter values of the filters
 * @param sorts orders to choose from; empty when there is only one
 * @param styles classes of the cells by column, null where there is none
 * @param next address of the next page, or null
 * @param export address of the sheet, or null when nothing would stand in it
 */
public record ListView(String action, String caption, String none, boolean narrowed, FormFields filter,
    List<SelectOption> sorts, String sort, List<TableColumn> columns, List<@Nullable String> styles,
    List<List<ListCell>> rows, @Nullable String next, @Nullable String export) {

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
