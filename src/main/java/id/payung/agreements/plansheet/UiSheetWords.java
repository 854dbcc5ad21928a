package id.payung.agreements.plansheet;

import id.payung.platform.sheets.SheetMessages;
import id.payung.platform.web.Ui;
import java.util.Locale;

/** The words of the page for a sheet. */
record UiSheetWords(Ui ui) implements SheetMessages {
  @Override
  public Locale locale() {
    return ui.locale();
  }

  @Override
  public String text(String key, Object... args) {
    return ui.t(key, args);
  }
}
