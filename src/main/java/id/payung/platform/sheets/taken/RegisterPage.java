package id.payung.platform.sheets.taken;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.sheets.SheetPreview;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A register: to be chosen, or looked at.
 *
 * @param seen what taking it would do; null before it was looked at
 */
@Template("platform/register")
public record RegisterPage(RegisterAbout about, FormFields form, @Nullable Seen seen) implements PageModel {

  /** A register to be looked at. */
  public record RegisterForm(@NotNull(message = "sheets.register.choose") MultipartFile file) {}

  /**
   * A register that was looked at.
   *
   * @param sha256 by what the file is kept until it is taken
   * @param run made with the page, for its progress
   */
  public record Seen(SheetPreview<?> sheet, List<? extends SheetColumn<?, ?>> columns, RegisterMatch<?> match,
      String sha256, String fileName, UUID run, boolean unanswered) {}

  public long limit() {
    return SheetLimits.DEFAULT.bytes();
  }
}
