package id.payung.indicators.score;

import id.payung.platform.actor.Role;
import id.payung.platform.ui.Tab;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.List;

/** The views of a year, those that this person may open. */
public final class Tabs {
  private Tabs() {}

  public static List<Tab> of(Ui ui, Frame frame, String current) {
    List<Tab> tabs = new ArrayList<>();
    add(tabs, ui, frame, current, "overview", "");
    add(tabs, ui, frame, current, "questions", "/questions");
    add(tabs, ui, frame, current, "gaps", "/gaps");
    add(tabs, ui, frame, current, "owing", "/owing");
    if (ui.can(Role.INTERNAL_VERIFIER, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN)) {
      add(tabs, ui, frame, current, "desk", "/desk");
    }
    add(tabs, ui, frame, current, "results", "/results");
    if (ui.can(Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN)) {
      add(tabs, ui, frame, current, "copy", "/copy");
      add(tabs, ui, frame, current, "settings", "/settings");
    }
    return List.copyOf(tabs);
  }

  private static void add(List<Tab> tabs, Ui ui, Frame frame, String current, String name, String path) {
    tabs.add(Tab.of(ui.t("indicators.tab." + name), ui.url(frame.path(path)), current.equals(name)));
  }
}
