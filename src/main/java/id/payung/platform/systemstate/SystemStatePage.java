package id.payung.platform.systemstate;

import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** Keadaan sistem. */
@Template("platform/system-state")
public record SystemStatePage(List<SystemFact> facts) implements PageModel {
  public boolean isWell() {
    return facts.stream().noneMatch(SystemFact::needsHelp);
  }
}
