package id.payung.indicators.score;

import id.payung.indicators.year.ForSecretary;
import id.payung.platform.actor.Role;
import id.payung.platform.ui.Tab;
import id.payung.platform.web.Ui;
import java.util.ArrayList;
import java.util.List;

/** The views of a year, those that this person may open. */
public final class EvaluationTabs {
  private EvaluationTabs() {}

  public static List<Tab> forOverview(Ui ui, EvaluationOverview overview, String current) {
    List<Tab> tabs = new ArrayList<>();
    addTab(tabs, ui, overview, current, "overview", "");
    addTab(tabs, ui, overview, current, "questions", "/questions");
    addTab(tabs, ui, overview, current, "gaps", "/gaps");
    addTab(tabs, ui, overview, current, "owing", "/owing");
    if (ui.can(Role.INTERNAL_VERIFIER, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN)) {
      addTab(tabs, ui, overview, current, "desk", "/desk");
    }
    addTab(tabs, ui, overview, current, "results", "/results");
    if (ui.can(ForSecretary.class)) {
      addTab(tabs, ui, overview, current, "copy", "/copy");
      addTab(tabs, ui, overview, current, "settings", "/settings");
    }
    return List.copyOf(tabs);
  }

  private static void addTab(List<Tab> tabs, Ui ui, EvaluationOverview overview, String current, String name,
      String path) {
    tabs.add(Tab.of(ui.t("indicators.tab." + name), ui.url(overview.path(path)), current.equals(name)));
  }
}
