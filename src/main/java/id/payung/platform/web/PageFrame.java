package id.payung.platform.web;

import id.payung.platform.help.HelpTopic;
import id.payung.platform.web.DemonstrationAccounts.DemonstrationAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of a page.
 *
 * @param path of the page
 * @param flash what the page before left
 * @param accounts of the demonstration; empty where there is none
 * @param help what the page is for, or null
 * @param reopens whether the address opens this page again: not where it answers what was sent
 */
record PageFrame(String path, @Nullable FlashNotice flash, List<NavigationItem> navigation,
    List<DemonstrationAccount> accounts, @Nullable HelpTopic help, boolean reopens) {
  static final PageFrame NONE = new PageFrame("", null, List.of(), List.of(), null, true);
}
