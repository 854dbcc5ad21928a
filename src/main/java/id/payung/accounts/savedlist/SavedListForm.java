package id.payung.accounts.savedlist;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A name for a narrowed list. */
record SavedListForm(UUID id,
    @NotBlank(message = "accounts.saved.name-needed") @Size(max = 60,
        message = "accounts.saved.name-needed") String name,
    @Pattern(regexp = SavedListAddress.PATH, message = "accounts.saved.unknown") String path,
    @Pattern(regexp = SavedListAddress.QUERY, message = "accounts.saved.unknown") String query) {}
