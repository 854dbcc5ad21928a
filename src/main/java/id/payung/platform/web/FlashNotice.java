package id.payung.platform.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page before left for this one.
 *
 * @param sentence what was done
 * @param left what was not, each with its reason
 * @param undo the id under which it can be taken back, or null
 */
public record FlashNotice(String sentence, List<String> left, @Nullable UUID undo) {}
