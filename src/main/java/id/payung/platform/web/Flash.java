package id.payung.platform.web;

import java.io.Serializable;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A sentence for the next page: what has just been done, in words. */
public final class Flash {
  static final String ATTRIBUTE = "payung.flash";

  private Flash() {}

  record Message(String key, List<Serializable> args) implements Serializable {}

  public static void say(RedirectAttributes redirect, String key, Serializable... args) {
    redirect.addFlashAttribute(ATTRIBUTE, new Message(key, List.of(args)));
  }
}
