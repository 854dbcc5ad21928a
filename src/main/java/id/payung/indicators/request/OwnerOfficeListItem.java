package id.payung.indicators.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an office does, and which office that is here.
 *
 * @param usual what an office of this kind is usually called
 * @param guessed the office stands there because of its name, and nobody has said so
 */
public record OwnerOfficeListItem(String owner, String usual, long questions, @Nullable UUID office, String post,
    boolean guessed) {}
