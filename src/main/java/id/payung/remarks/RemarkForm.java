package id.payung.remarks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A remark as it is typed.
 *
 * @param id of the remark, made when the form was shown
 * @param conversation the one that is answered, or the id of the one that begins
 * @param named who is asked, or null
 * @param back the page that the form stood on, without the regency; empty for the subject's own
 */
public record RemarkForm(UUID id, @Size(max = 30) String kind, @Size(max = 100) String key, UUID conversation,
    @NotBlank(message = "remarks.text.needed") @Size(max = RemarkForm.LONGEST) String text, @Nullable UUID named,
    @Size(max = 200) @Pattern(regexp = ReturnPath.PATTERN, message = "errors.choice") String back) {
  static final int LONGEST = 2_000;
}
