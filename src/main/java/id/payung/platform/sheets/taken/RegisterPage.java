package id.payung.platform.sheets.taken;

import id.payung.platform.form.FormFields;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.sheets.SheetColumn;
import id.payung.platform.sheets.SheetFinding;
import id.payung.platform.sheets.SheetLimits;
import id.payung.platform.sheets.SheetPreview;
import id.payung.platform.undo.KeptUndo;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A register: to be chosen, or looked at.
 *
 * @param before what is known of earlier files of this person
 * @param taken what of it can still be taken back
 * @param remarks what is said before a file is chosen
 * @param seen what taking it would do; null before it was looked at
 */
@Template("platform/register")
public record RegisterPage(RegisterDescription about, FormFields form, List<RegisterAnswer> before,
    List<KeptUndo> taken, List<SheetFinding> remarks, @Nullable Seen seen) implements PageModel {

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

  /** Whether that is a heading and no name. */
  public boolean isHeading(RegisterAnswer answer) {
    return answer.field().startsWith(RegisterHeadings.FIELD);
  }

  /** Whether the heading was said not to be a column. */
  public boolean isNone(RegisterAnswer answer) {
    return isHeading(answer) && RegisterHeadings.isNegative(answer.means());
  }

  public long limit() {
    return SheetLimits.DEFAULT.bytes();
  }
}
