package id.payung.platform.help.page;

import id.payung.platform.help.HelpTerm;
import id.payung.platform.help.HelpTopic;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;

/** The pages of help. */
public final class HelpPages {
  private HelpPages() {}

  /** What one page is for. */
  @Template("platform/help-topic")
  public record HelpTopicPage(HelpTopic topic) implements PageModel {}

  /** All topics and words that hold what was typed. */
  @Template("platform/help")
  public record HelpListPage(String typed, List<HelpTopic> topics, List<HelpTerm> words) implements PageModel {}
}
