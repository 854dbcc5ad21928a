package id.payung.community.report;

import id.payung.community.ReportBody;
import id.payung.community.ReportView;

import id.payung.fieldwork.declared.ShownConflict;
import id.payung.fieldwork.kind.FieldConflict;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/**
 * A field of a report in words, for people who choose between two values; and the text for the village's WhatsApp
 * group.
 */
public final class ReportFieldFormatter {
  private ReportFieldFormatter() {}

  static ShownConflict show(Ui ui, ReportHistoryRepository.Conflict kept) {
    FieldConflict conflict = kept.conflict();
    return new ShownConflict(conflict.field(), label(ui, conflict.field()),
        formatValue(ui, conflict.field(), conflict.mine()), formatValue(ui, conflict.field(), conflict.theirs()),
        kept.origin().mineBy(), kept.origin().theirsBy(), kept.origin().at());
  }

  private static String label(Ui ui, String field) {
    if (field.startsWith("ages.")) {
      String[] path = field.split("\\.");
      return path.length == 3 ? ui.t(path[2].equals("m") ? "community.band.boys" : "community.band.girls", path[1])
          : ui.t("community.ages");
    }
    String name = field.replaceFirst("^people\\.", "");
    if (field.startsWith("disability.")) {
      name = field.endsWith("children") ? "disabilityChildren" : "disabilityAdults";
    }
    return ui.t("community.field." + name);
  }

  private static String formatValue(Ui ui, String field, JsonNode value) {
    if (value.isNull()) {
      return ui.t("community.value.none");
    }
    if (field.equals("heldOn")) {
      try {
        return ui.date(LocalDate.parse(value.asString()));
      } catch (DateTimeParseException e) {
        return value.asString();
      }
    }
    if (field.equals("cost")) {
      return ui.rupiah(value.asLong());
    }
    if (field.equals("onBehalfOf")) {
      return value.path("name").asString("");
    }
    if (field.equals("place")) {
      return value.path("lat").asString("") + ", " + value.path("lon").asString("");
    }
    return value.isNumber() ? ui.number(value.decimalValue()) : value.asString();
  }

  /** Made of numbers and places only: no notes, nobody's name. */
  public static String shareMessage(Ui ui, ReportView report, String village) {
    ReportBody.PeopleCounts people = report.people();
    return String.join("\n", "*" + report.title() + "*", village + ", " + ui.regencyName(), ui.date(report.heldOn()),
        "", ui.t("community.share.children", people.children(), people.childrenM(), people.childrenF()),
        ui.t("community.share.adults", people.adults(), people.adultsM(), people.adultsF()), "",
        ui.t("community.share.receipt", report.receipt()), "", ui.t("community.share.thanks"));
  }
}
