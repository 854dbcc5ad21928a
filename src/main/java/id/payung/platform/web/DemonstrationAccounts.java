package id.payung.platform.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The invented people whose place one takes by one click, for the bar above every page. Only a demonstration has a bean
 * of this type: elsewhere there is neither bar nor address.
 */
public interface DemonstrationAccounts {
  /** @param person who is signed in, null when nobody is */
  List<DemonstrationAccount> listFor(@Nullable UUID person);

  /**
   * A button of the bar.
   *
   * @param key message key of what it is called
   */
  record DemonstrationAccount(String signInName, String key, boolean current) {}
}
