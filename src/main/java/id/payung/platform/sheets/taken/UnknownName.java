package id.payung.platform.sheets.taken;

import id.payung.platform.ui.SelectOption;
import java.util.List;

/**
 * A name of the sheet that the regency does not know.
 *
 * @param count how many rows have it
 * @param near known ones that may be meant
 * @param kinds as what it can be made
 * @param value what holds now; empty while nothing is said
 */
public record UnknownName(String field, String typed, int count, List<SelectOption> near, List<SelectOption> kinds,
    String value) {}
