package id.payung.agreements.activity;

import id.payung.agreements.reference.StatusRule;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.reference.CodeList;
import id.payung.platform.reference.Instrument;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;

/** The list of activities with what narrows it. */
@Template("agreements/activities")
public record ActivityListPage(ListView list, int year, StatusRule rule, Choices choices) implements PageModel {

  /** What the filters choose from. */
  public record Choices(CodeList statuses, List<SelectOptionGroup> offices, List<SelectOptionGroup> districts,
      List<Instrument.Indicator> indicators) {}
}
