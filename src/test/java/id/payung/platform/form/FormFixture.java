package id.payung.platform.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.errors.Invalid;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.WebResult;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** A form of an activity as a browser sends it, and what becomes of it. */
abstract class FormFixture {
  static final UUID ID = UUID.fromString("0192a5e0-0000-7000-8000-000000000001");
  static final UUID OFFICE = UUID.fromString("0192a5e0-0000-7000-8000-000000000002");

  /** 17:30 UTC on the 21st is half past midnight on the 22nd in Jakarta. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T17:30:00Z"), ZoneOffset.UTC);

  static final Validator VALIDATOR = new FormValidation()
      .formValidatorFactory(CLOCK,
          new StaticListableBeanFactory().getBeanProvider(id.payung.platform.tenancy.RegencyDirectory.class))
      .getValidator();

  final FormBinder binder = new FormBinder(VALIDATOR);

  enum Kind {
    AUDIENCE, TASK_FORCE
  }

  record ActivityForm(UUID id, int version, @NotBlank(message = "test.title.needed") @Size(max = 20) String title,
      @NotNull(message = "test.held-on.needed") @PastOrPresent LocalDate heldOn, @Nullable LocalDate until, Kind kind,
      @Nullable Long amount, @NotEmpty List<UUID> office, boolean open,
      @Valid List<LineForm> lines) implements CrossFieldRules {
    @Override
    public void check() {
      if (until != null && until.isBefore(heldOn)) {
        throw new Invalid("until", "test.until.before");
      }
    }
  }

  @NonBlankRowFields({"what", "amount"})
  record LineForm(UUID id, @NotBlank @Size(max = 10) String what, @Max(1000) Long amount, String stage) {}

  record NumbersForm(@Nullable Integer people, @Nullable BigDecimal share) {}

  record SecretForm(@UnstrippedText String password, String name) {}

  record Page(FormFields form) implements PageModel {}

  MockHttpServletRequest right() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("id", ID.toString());
    request.setParameter("version", "3");
    request.setParameter("title", "  Rapat Gugus Tugas ");
    request.setParameter("heldOn", "22 November 2026");
    request.setParameter("kind", "task-force");
    request.setParameter("amount", "Rp 1.500.000");
    request.setParameter("office", "", OFFICE.toString(), OFFICE.toString());
    request.setParameter("open", "true");
    request.setParameter("lines[0].id", ID.toString());
    request.setParameter("lines[0].what", "Konsumsi");
    request.setParameter("lines[0].amount", "1.000");
    return request;
  }

  Submission<ActivityForm> sent(MockHttpServletRequest request) {
    return binder.submission(ActivityForm.class, new ServletWebRequest(request));
  }

  static FormFields refused(Submission<?> sent, int status) {
    return returned(sent.save(form -> {
      throw new AssertionError("was saved");
    }, Page::new), status);
  }

  static FormFields returned(WebResult answer, int status) {
    PageWithStatus page = (PageWithStatus) answer;
    assertThat(page.status()).isEqualTo(status);
    return ((Page) page.page()).form();
  }

  static Map<String, String> keys(FormFields form) {
    var keys = new java.util.LinkedHashMap<String, String>();
    form.mistakes().forEach((field, mistake) -> keys.put(field, mistake.key()));
    return keys;
  }
}
