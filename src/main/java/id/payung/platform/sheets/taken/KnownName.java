package id.payung.platform.sheets.taken;

import java.util.List;
import java.util.UUID;

/**
 * A thing that a register may name.
 *
 * @param label as lists show it
 * @param names under which it is found
 */
public record KnownName(UUID id, String label, List<String> names) {}
