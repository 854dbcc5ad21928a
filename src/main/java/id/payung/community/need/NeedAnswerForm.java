package id.payung.community.need;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What becomes of a note.
 *
 * @param seen the state that the page showed
 */
record NeedAnswerForm(@NotNull NeedState seen, @NotNull(message = "community.need.to.needed") NeedState to,
    @Size(max = 1000) String reason) {}
