package id.payung.platform.sheets.taken;

import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.List;

/**
 * What a person says once for the whole sheet.
 *
 * @param field its name in the form
 * @param label message key
 * @param groups what can be chosen, under headings
 * @param value what holds now
 */
public record RegisterChoice(String field, String label, List<SelectOption> options, List<SelectOptionGroup> groups,
    String value) {}
