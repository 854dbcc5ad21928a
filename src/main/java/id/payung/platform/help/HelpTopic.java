package id.payung.platform.help;

import id.payung.platform.reference.BilingualText;
import java.util.List;

/**
 * What a page is for.
 *
 * @param code part of its address
 * @param routes the pages that it explains, see {@link HelpRoute}
 * @param text at most five sentences
 * @param words of the glossary that it uses
 */
public record HelpTopic(String code, List<String> routes, BilingualText title, BilingualText text,
    List<HelpTerm> words) {}
