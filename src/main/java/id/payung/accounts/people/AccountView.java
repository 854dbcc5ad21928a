package id.payung.accounts.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator sees of an account. */
public record AccountView(UUID person, String name, String signInName, @Nullable String mobile, boolean hasPassword,
    boolean secondFactor, boolean locked) {}
