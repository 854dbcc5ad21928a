package id.payung.legislation;

import id.payung.legislation.LegislationPaths.RuleSource;
import id.payung.platform.reference.BilingualText;
import java.util.List;

/**
 * A kind of draft.
 *
 * @param reviews codes of how it may be looked through above the regency: {@code facilitation}, {@code evaluation},
 * {@code none}
 * @param series whose numbers its rules carry: {@code perda}
 * @param gazette where it is promulgated, {@code ld} or {@code bd}; empty for what is not
 * @param carriesOut whether it may carry out another rule
 */
public record DraftKind(String code, BilingualText name, DraftSide side, List<String> reviews, String series,
    String gazette, boolean carriesOut, RuleSource source) {}
