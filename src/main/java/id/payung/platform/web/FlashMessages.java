package id.payung.platform.web;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A sentence for the next page: what has just been done, in words; with it, what was left undone and the button that
 * takes it back.
 */
public final class FlashMessages {
  static final String ATTRIBUTE = "payung.flash";
  public static final String LEFT = "payung.flash.left";
  public static final String UNDO = "payung.flash.undo";

  private FlashMessages() {}

  record FlashMessage(String key, List<Serializable> args) implements Serializable {}

  /** The same for a map that Spring hands to the next request. */
  public static void leave(Map<String, Object> flash, String key, List<Serializable> args) {
    flash.put(ATTRIBUTE, new FlashMessage(key, List.copyOf(args)));
  }

  public static void add(RedirectAttributes redirect, String key, Serializable... args) {
    redirect.addFlashAttribute(ATTRIBUTE, new FlashMessage(key, List.of(args)));
  }
}
