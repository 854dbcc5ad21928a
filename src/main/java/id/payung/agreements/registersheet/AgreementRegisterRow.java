package id.payung.agreements.registersheet;

import id.payung.platform.sheets.CellTypes.LastDay;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of a register as it was typed.
 *
 * @param other number on the partner's side
 * @param length how long it holds, where the register says that instead of a last day
 */
record AgreementRegisterRow(String number, String other, String title, String kind, @Nullable LocalDate signedOn,
    @Nullable LocalDate starts, @Nullable LastDay until, @Nullable LastDay length, String partners, String offices,
    String villages, String scope, String note) {

  @Nullable
  LocalDate firstDay() {
    return starts == null ? signedOn : starts;
  }

  @Nullable
  LocalDate lastDay() {
    LastDay said = until == null ? length : until;
    LocalDate first = firstDay();
    return said == null || first == null ? null : said.after(first);
  }
}
