package id.payung.platform.page;

import id.payung.platform.web.FlashMessages;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser goes after something was done (303), with a sentence for the page there.
 *
 * @param path within the regency of the actor, or within the site when {@code ofRegency} is false
 * @param words message key of the sentence, or null
 * @param carried what the next request finds in its flash map
 */
public record SeeOther(String path, boolean ofRegency, @Nullable String words, List<Serializable> args,
    Map<String, Serializable> carried) implements WebResult {

  /** A page of the actor's regency: {@code /meetings} becomes {@code /73.24/meetings}. */
  public static SeeOther to(String path) {
    return new SeeOther(path, true, null, List.of(), Map.of());
  }

  /** A page that stands in no regency, such as the sign-in. */
  public static SeeOther outside(String path) {
    return new SeeOther(path, false, null, List.of(), Map.of());
  }

  /** Says on the next page what was done. */
  public SeeOther saying(String key, Serializable... args) {
    return new SeeOther(path, ofRegency, key, List.of(args), carried);
  }

  /** Leaves something for the next request, which no address should hold. */
  public SeeOther carrying(String name, Serializable value) {
    Map<String, Serializable> all = new LinkedHashMap<>(carried);
    all.put(name, value);
    return new SeeOther(path, ofRegency, words, args, all);
  }

  /** @param left each that was not done, with its reason, in the reader's language */
  public SeeOther leaving(List<String> left) {
    return carrying(FlashMessages.LEFT, new ArrayList<>(left));
  }

  /** @param offer the id under which what was done can be taken back */
  public SeeOther undoneBy(UUID offer) {
    return carrying(FlashMessages.UNDO, offer);
  }
}
