package id.payung.agreements.plan;

import id.payung.platform.sheets.SheetWords;
import id.payung.platform.web.Ui;
import java.util.Locale;

/** The words of the page for a sheet. */
record SheetTongue(Ui ui) implements SheetWords {
  @Override
  public Locale locale() {
    return ui.locale();
  }

  @Override
  public String t(String key, Object... args) {
    return ui.t(key, args);
  }
}
