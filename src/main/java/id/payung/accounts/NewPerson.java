package id.payung.accounts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as an administrator writes them down.
 *
 * @param signInName short, lower case
 * @param mobile digits, or null
 * @param password null: an invitation will set it
 */
public record NewPerson(UUID id, String name, String signInName, @Nullable String mobile, @Nullable String password,
    boolean synthetic) {}
