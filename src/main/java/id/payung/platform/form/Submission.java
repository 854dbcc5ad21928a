package id.payung.platform.form;

import id.payung.platform.errors.AlreadyMade;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.errors.Stale;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A form that was sent, as an argument of the handler: bound to its record, checked, and with everything as it was
 * typed.
 */
public final class Submission<F extends Record> {
  private static final int INVALID = 422;
  private static final int STALE = 409;

  private final @Nullable F form;
  private final FormFields fields;
  private final FormUploads uploads;

  /** @param form null when something is so wrong that no record can be made */
  Submission(@Nullable F form, FormFields fields, FormUploads uploads) {
    this.form = form;
    this.fields = fields;
    this.uploads = uploads;
  }

  /**
   * The one way to take a form. When everything is right it is saved, and the answer says where to go next. When
   * something is wrong, by the rules of the form or of whoever saves ({@link Invalid}), it comes back as it was typed
   * with all mistakes (422). When somebody else saved meanwhile ({@link Stale}), it comes back with both values and the
   * version kept now (409): sent again, it is saved. When somebody made the same meanwhile ({@link AlreadyMade}), it
   * says who made what (422). A form with files comes back for every reason, since a browser does not give chosen files
   * back: those that were refused are named, the others wait. Other refusals go to the error page.
   *
   * @param save what is done with the form; all that it writes stands in one transaction of its own
   * @param again the page of the form
   */
  public WebResult save(Function<F, ? extends WebResult> save, Function<FormFields, ? extends PageModel> again) {
    if (form == null || fields.isWrong()) {
      return comeBack(fields, List.of(), INVALID, again);
    }
    try {
      WebResult done = save.apply(form);
      uploads.deleteWaiting();
      return done;
    } catch (Invalid invalid) {
      return comeBack(fields.with(invalid), List.of(), INVALID, again);
    } catch (AlreadyMade made) {
      return comeBack(fields.with(made), List.of(), INVALID, again);
    } catch (RefusedFiles refused) {
      return comeBack(fields.with(refused), refused.files(), INVALID, again);
    } catch (Refused refused) {
      if (uploads.isEmpty()) {
        throw refused;
      }
      return comeBack(fields.with(refused), List.of(), INVALID, again);
    } catch (Stale stale) {
      if (stale.currentVersion() == null) {
        throw stale;
      }
      return comeBack(fields.with(stale, stale.currentVersion()), List.of(), STALE, again);
    }
  }

  private PageWithStatus comeBack(FormFields wrong, List<RefusedFiles.RefusedFile> refused, int status,
      Function<FormFields, ? extends PageModel> again) {
    return new PageWithStatus(again.apply(wrong.with(uploads.keepAllBut(refused))), status);
  }

  /**
   * Asks rules that need more than the form, such as what day it is, together with its own: all mistakes come back at
   * once. The rules are asked of a form that may still lack fields.
   *
   * @param rules throw {@link Invalid}
   */
  public Submission<F> alsoAsking(Consumer<F> rules) {
    if (form == null) {
      return this;
    }
    try {
      rules.accept(form);
      return this;
    } catch (Invalid invalid) {
      return new Submission<>(form, fields.alsoWith(invalid), uploads);
    }
  }

  /**
   * The same for a small form in the page of something else: with mistakes it goes back there, and that page's handler
   * takes what was typed as {@link ReturnedForm}. Stale forms go to the error page, which can send them again.
   */
  public WebResult saveOrReturn(Function<F, ? extends WebResult> save, SeeOther back) {
    if (form == null || fields.isWrong()) {
      return ReturnedForm.carry(fields, back);
    }
    try {
      WebResult done = save.apply(form);
      uploads.deleteWaiting();
      return done;
    } catch (Invalid invalid) {
      return ReturnedForm.carry(fields.with(invalid), back);
    }
  }

  /** The form as it was typed and without mistakes, for a button that does not save yet, such as "another line". */
  public FormFields typed() {
    return new FormFields(fields.schema(), "", fields.texts(), Map.of(), List.of());
  }
}
