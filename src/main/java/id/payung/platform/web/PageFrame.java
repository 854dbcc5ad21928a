package id.payung.platform.web;

import id.payung.platform.duty.KnownDutyCounts.WaitingCount;
import id.payung.platform.help.HelpTopic;
import id.payung.platform.web.DemonstrationAccounts.DemonstrationAccount;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of a page.
 *
 * @param path of the page
 * @param flash what the page before left
 * @param accounts of the demonstration; empty where there is none
 * @param help what the page is for, or null
 * @param waiting what waits behind entries of the menu, by their paths; asked when the page is written, which may know
 * more than when the request came
 * @param reopens whether the address opens this page again: not where it answers what was sent
 */
record PageFrame(String path, @Nullable FlashNotice flash, List<NavigationItem> navigation,
    List<DemonstrationAccount> accounts, @Nullable HelpTopic help, boolean reopens,
    Supplier<Map<String, WaitingCount>> waiting) {

  PageFrame(String path, @Nullable FlashNotice flash, List<NavigationItem> navigation,
      List<DemonstrationAccount> accounts, @Nullable HelpTopic help, boolean reopens) {
    this(path, flash, navigation, accounts, help, reopens, Map::of);
  }

  static final PageFrame NONE = new PageFrame("", null, List.of(), List.of(), null, true);
}
