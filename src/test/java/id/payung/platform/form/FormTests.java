package id.payung.platform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.PageWithStatus;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.testing.SeededTrials;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;

class FormTests {
  private static final UUID ID = UUID.fromString("0192a5e0-0000-7000-8000-000000000001");
  private static final UUID OFFICE = UUID.fromString("0192a5e0-0000-7000-8000-000000000002");

  /** 17:30 UTC on the 21st is half past midnight on the 22nd in Jakarta. */
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T17:30:00Z"), ZoneOffset.UTC);

  private static final Validator VALIDATOR = new FormValidation()
      .formValidatorFactory(CLOCK,
          new StaticListableBeanFactory().getBeanProvider(id.payung.platform.tenancy.RegencyDirectory.class))
      .getValidator();

  private final FormBinder binder = new FormBinder(VALIDATOR);

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

  @Test
  void a_form_that_is_right_is_saved_as_what_it_means() {
    WebResult answer = sent(right()).save(form -> {
      assertThat(form.id()).isEqualTo(ID);
      assertThat(form.title()).isEqualTo("Rapat Gugus Tugas");
      assertThat(form.heldOn()).isEqualTo(LocalDate.of(2026, 11, 22));
      assertThat(form.kind()).isEqualTo(Kind.TASK_FORCE);
      assertThat(form.amount()).isEqualTo(1_500_000L);
      assertThat(form.until()).isNull();
      assertThat(form.open()).isTrue();
      assertThat(form.lines()).singleElement().satisfies(line -> assertThat(line.what()).isEqualTo("Konsumsi"));
      return SeeOther.to("/meetings");
    }, Page::new);

    assertThat(answer).isEqualTo(SeeOther.to("/meetings"));
  }

  @Test
  void a_number_or_a_day_of_thousands_of_letters_is_no_value() {
    MockHttpServletRequest request = right();
    request.setParameter("until", "sen" + " ".repeat(900) + "22/11/2026");
    request.setParameter("amount", "0".repeat(300) + "5");

    assertThat(keys(refused(sent(request), 422))).containsExactly(Map.entry("until", "errors.field.date"),
        Map.entry("amount", "errors.field.number"));
  }

  @Test
  void texts_beside_files_are_bounded_as_those_of_a_form_without_files() {
    MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();
    request.setParameter("title", "9".repeat(70_000));

    assertThatThrownBy(() -> sent(request)).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.key()).isEqualTo("errors.text-too-long"));
  }

  @Test
  void all_that_is_wrong_is_told_at_once_in_the_order_of_the_form_and_nothing_typed_is_lost() {
    MockHttpServletRequest request = right();
    request.setParameter("title", " ");
    request.setParameter("heldOn", "31-02-2026");
    request.setParameter("kind", "party");
    request.setParameter("amount", "1250000.50");
    request.setParameter("office", "not an id");
    request.setParameter("lines[0].what", "far too long for a line");
    request.setParameter("lines[0].amount", "2000");

    FormFields form = refused(sent(request), 422);

    assertThat(keys(form)).containsExactly(Map.entry("title", "test.title.needed"),
        Map.entry("heldOn", "errors.field.date"), Map.entry("kind", "errors.choice"),
        Map.entry("amount", "errors.field.number"), Map.entry("office", "errors.choice"),
        Map.entry("lines[0].amount", "errors.field.most"), Map.entry("lines[0].what", "errors.field.most-letters"));
    assertThat(form.value("heldOn")).isEqualTo("31-02-2026");
    assertThat(form.value("amount")).isEqualTo("1250000.50");
    assertThat(form.rows("lines").getFirst().value("what")).isEqualTo("far too long for a line");
  }

  @Test
  void a_number_says_whether_it_is_none_or_too_large_and_how_a_fraction_is_written() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("people", "lima");
    request.setParameter("share", "separuh");

    assertThat(keys(refused(binder.submission(NumbersForm.class, new ServletWebRequest(request)), 422)))
        .containsExactly(Map.entry("people", "errors.field.number"), Map.entry("share", "errors.field.decimal"));

    request.setParameter("people", "5.000.000.000");
    request.setParameter("share", "12,5");
    assertThat(keys(refused(binder.submission(NumbersForm.class, new ServletWebRequest(request)), 422)))
        .containsExactly(Map.entry("people", "errors.field.too-large"));
  }

  @Test
  void what_is_not_marked_nullable_must_be_there() {
    FormFields form = refused(sent(new MockHttpServletRequest()), 422);

    assertThat(keys(form)).containsExactly(Map.entry("id", "errors.choice"), Map.entry("title", "test.title.needed"),
        Map.entry("heldOn", "test.held-on.needed"), Map.entry("kind", "errors.field.needed"),
        Map.entry("office", "errors.field.needed"));
    assertThat(form.isRequired("heldOn")).isTrue();
    assertThat(form.isRequired("until")).isFalse();
    assertThat(form.isRequired("title")).isTrue();
    assertThat(form.longest("title")).isEqualTo(20);
  }

  @Test
  void a_number_that_was_left_blank_is_missing_and_one_that_the_form_does_not_have_is_zero() {
    MockHttpServletRequest request = right();
    request.removeParameter("version");
    sent(request).save(form -> {
      assertThat(form.version()).isZero();
      return SeeOther.to("/");
    }, Page::new);
    request.setParameter("version", "");

    assertThat(keys(refused(sent(request), 422))).containsEntry("version", "errors.field.needed");
  }

  @Test
  void a_forged_version_is_no_choice_of_ours() {
    for (String forged : List.of("x", "-1", "9".repeat(30), "1.5", "\u0000")) {
      MockHttpServletRequest request = right();
      request.setParameter("version", forged);

      assertThat(keys(refused(sent(request), 422))).containsKey("version");
    }
  }

  @Test
  void no_laxer_reader_stands_behind_ours() {
    for (var forged : Map
        .of("id", "1-1-1-1-1", "office", "1-1-1-1-1", "amount", "-5", "open", "perhaps", "kind", "1", "heldOn",
            "2026-11-21T00:30", "until", "31/02/2026")
        .entrySet()) {
      MockHttpServletRequest request = right();
      request.setParameter(forged.getKey(), forged.getValue());

      assertThat(keys(refused(sent(request), 422))).as(forged.getKey()).containsOnlyKeys(forged.getKey());
    }
  }

  @Test
  void today_ends_at_midnight_of_the_regency() {
    MockHttpServletRequest request = right();
    request.setParameter("heldOn", "2026-11-23");

    assertThat(keys(refused(sent(request), 422))).containsExactly(Map.entry("heldOn", "errors.field.to-come"));
  }

  @Test
  void rules_between_fields_come_after_the_rules_of_each() {
    MockHttpServletRequest request = right();
    request.setParameter("until", "2026-11-01");
    assertThat(keys(refused(sent(request), 422))).containsExactly(Map.entry("until", "test.until.before"));
    request.setParameter("heldOn", "");

    assertThat(keys(refused(sent(request), 422))).containsExactly(Map.entry("heldOn", "test.held-on.needed"));
  }

  @Test
  void a_refusal_of_whoever_saves_comes_back_at_its_field() {
    FormFields form = returned(sent(right()).save(one -> {
      throw new Invalid("office", "test.office.unknown");
    }, Page::new), 422);

    assertThat(keys(form)).containsExactly(Map.entry("office", "test.office.unknown"));
    assertThat(form.value("title")).isEqualTo("Rapat Gugus Tugas");
  }

  @Test
  void a_stale_form_shows_both_and_goes_on_from_the_version_kept_now() {
    FormFields form = returned(sent(right()).save(one -> {
      throw new Stale(7, List.of(new Stale.Difference("test.title", one.title(), "Rapat lain")));
    }, Page::new), 409);

    assertThat(form.value("version")).isEqualTo("7");
    assertThat(form.value("title")).isEqualTo("Rapat Gugus Tugas");
    assertThat(form.differences()).singleElement().satisfies(one -> assertThat(one.theirs()).isEqualTo("Rapat lain"));
    assertThatThrownBy(() -> sent(right()).save(one -> {
      throw new Stale(List.of());
    }, Page::new)).isInstanceOf(Stale.class);
    assertThatThrownBy(() -> sent(right()).save(one -> {
      throw new Refused("test.refused");
    }, Page::new)).isInstanceOf(Refused.class);
  }

  @Test
  void a_small_form_goes_back_to_its_page_with_what_was_typed() {
    MockHttpServletRequest request = right();
    request.setParameter("title", "");
    SeeOther back = (SeeOther) sent(request).saveOrReturn(form -> SeeOther.to("/"), SeeOther.to("/meetings#decide"));
    FormFields form =
        ReturnedForm.of(ActivityForm.class, back.carried()).or(() -> FormFields.blank(ActivityForm.class));

    assertThat(back.path()).isEqualTo("/meetings#decide");
    assertThat(keys(form)).containsExactly(Map.entry("title", "test.title.needed"));
    assertThat(form.values("office")).containsExactly(OFFICE.toString());
    assertThat(
        ReturnedForm.of(SecretForm.class, back.carried()).or(() -> FormFields.blank(SecretForm.class)).cameBack())
        .isFalse();
  }

  record Paper(@NotBlank @Size(max = 10) String what, @Unwrapped Term term) {}

  record Term(@Nullable LocalDate from, @Nullable LocalDate to) {}

  record Sides(@Nullable @Valid LineForm first, @Nullable LineForm second) {}

  record PaperForm(UUID id, @Valid @Unwrapped Paper paper, String kind, @Valid @Unwrapped Sides sides) {}

  @Test
  void fields_of_an_unwrapped_record_are_sent_checked_and_shown_under_their_own_names() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("id", ID.toString());
    request.setParameter("what", "Naskah");
    request.setParameter("to", "2026-12-31");
    request.setParameter("first.id", ID.toString());
    request.setParameter("first.what", "Pihak");
    request.setParameter("first.amount", "7");
    binder.submission(PaperForm.class, new ServletWebRequest(request)).save(form -> {
      assertThat(form.paper()).isEqualTo(new Paper("Naskah", new Term(null, LocalDate.of(2026, 12, 31))));
      assertThat(form.sides()).isEqualTo(new Sides(new LineForm(ID, "Pihak", 7L, ""), null));
      FormFields shown = FormFields.of(form);
      assertThat(shown.value("to")).isEqualTo("2026-12-31");
      assertThat(shown.part("first").value("what")).isEqualTo("Pihak");
      assertThat(shown.longest("what")).isEqualTo(10);
      return SeeOther.to("/x");
    }, Page::new);

    request.setParameter("what", "Naskah yang panjang");
    request.setParameter("first.what", "");
    request.removeParameter("id");
    FormFields wrong = refused(binder.submission(PaperForm.class, new ServletWebRequest(request)), 422);
    assertThat(wrong.mistakes().keySet()).containsExactly("id", "what", "first.what");

    request.setParameter("to", "kapan-kapan");
    FormFields unreadable = refused(binder.submission(PaperForm.class, new ServletWebRequest(request)), 422);
    assertThat(unreadable.mistakes()).containsEntry("to", FieldMistake.of("errors.field.date"));
    assertThat(unreadable.value("to")).isEqualTo("kapan-kapan");
  }

  @Test
  void blank_rows_are_left_out_and_the_others_close_up() {
    MockHttpServletRequest request = right();
    request.setParameter("lines[4].id", ID.toString());
    request.setParameter("lines[4].what", "Cetak");
    request.setParameter("lines[4].amount", "500");
    request.setParameter("lines[2].id", ID.toString());
    request.setParameter("lines[2].what", " ");
    request.setParameter("lines[2].stage", "proposed");

    sent(request).save(form -> {
      assertThat(form.lines()).extracting(LineForm::what).containsExactly("Konsumsi", "Cetak");
      return SeeOther.to("/");
    }, again -> {
      throw new AssertionError(keys(again).toString());
    });
    request.setParameter("lines[4].amount", "x");
    List<FormFields> rows = refused(sent(request), 422).rows("lines", 2);
    assertThat(rows).hasSize(4);
    assertThat(rows.get(1).path("amount")).isEqualTo("lines[1].amount");
    assertThat(rows.get(1).value("what")).isEqualTo("Cetak");
    assertThat(rows.get(3).value("what")).isEmpty();
  }

  @Test
  void a_stranger_cannot_make_a_form_grow() {
    MockHttpServletRequest request = right();
    for (int i = 0; i < 10_000; i++) {
      request.setParameter("lines[" + i * 99 + "].what", "x");
      request.addParameter("office", new UUID(0, i).toString());
    }
    request.setParameter("lines[99999999999].what", "x");
    request.setParameter("lines[1][2][3].what", "x");
    request.setParameter("lines[-1].what", "x");
    request.setParameter("nothing[5].of", "x");

    Map<String, String> wrong = keys(refused(sent(request), 422));

    assertThat(wrong).containsEntry("lines", "errors.field.too-many").containsEntry("office", "errors.field.too-many");
    assertThat(wrong).hasSizeLessThan(2 * FormValues.MOST_ROWS + 5);
  }

  @Test
  void control_characters_and_blanks_at_the_ends_fall_away_but_not_from_a_password() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("password", " geheim ");
    request.setParameter("name", " An\u0000i\u202E ");

    binder.submission(SecretForm.class, new ServletWebRequest(request)).save(form -> {
      assertThat(form.password()).isEqualTo(" geheim ");
      assertThat(form.name()).isEqualTo("Ani");
      return SeeOther.to("/");
    }, Page::new);
  }

  @Test
  void the_id_in_the_address_stands_above_the_one_that_was_sent() {
    MockHttpServletRequest request = right();
    request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
        Map.of("id", OFFICE.toString(), "regency", "73.24"));

    sent(request).save(form -> {
      assertThat(form.id()).isEqualTo(OFFICE);
      return SeeOther.to("/");
    }, Page::new);
  }

  @Test
  void a_comma_in_a_chosen_value_stays_one_value() {
    record Words(List<String> word) {}
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("word", "satu, dua");

    assertThat(binder.filter(Words.class, new ServletWebRequest(request)).word()).containsExactly("satu, dua");
  }

  @Test
  void a_filter_takes_no_notice_of_what_it_cannot_read() {
    record Narrow(String q, @Nullable LocalDate from, @Nullable Kind kind, boolean open) {}
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setParameter("q", "akta");
    request.setParameter("from", "kemarin");
    request.setParameter("kind", "audience");
    request.setParameter("open", "perhaps");

    assertThat(binder.filter(Narrow.class, new ServletWebRequest(request)))
        .isEqualTo(new Narrow("akta", null, Kind.AUDIENCE, false));
  }

  @Test
  void a_record_that_is_shown_and_sent_again_is_the_same_record() {
    SeededTrials.run(200, random -> {
      var form = new ActivityForm(new UUID(random.nextLong(), random.nextLong()), random.nextInt(1000), "Rapat",
          LocalDate.of(2000 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28)), null,
          Kind.values()[random.nextInt(2)], (long) random.nextInt(), List.of(OFFICE, ID), random.nextBoolean(),
          List.of(new LineForm(ID, "Cetak", (long) random.nextInt(1000), ""), new LineForm(ID, "x", 0L, "spent")));
      if (form.amount() != null && form.amount() < 0) {
        return;
      }
      MockHttpServletRequest request = new MockHttpServletRequest();
      FormFields.of(form).texts().forEach((name, texts) -> texts.forEach(text -> request.addParameter(name, text)));

      sent(request).save(back -> {
        assertThat(back).isEqualTo(form);
        return SeeOther.to("/");
      }, again -> {
        throw new AssertionError(keys(again).toString());
      });
    });
  }

  @Test
  void a_field_that_the_form_does_not_have_is_a_bug_and_says_so() {
    assertThatThrownBy(() -> FormFields.blank(ActivityForm.class).with("titel", "x"))
        .hasMessageContaining("no field titel");
    assertThatThrownBy(() -> FormFields.blank(ActivityForm.class).value("titel")).hasMessageContaining("titel");
  }

  private MockHttpServletRequest right() {
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

  private Submission<ActivityForm> sent(MockHttpServletRequest request) {
    return binder.submission(ActivityForm.class, new ServletWebRequest(request));
  }

  private static FormFields refused(Submission<?> sent, int status) {
    return returned(sent.save(form -> {
      throw new AssertionError("was saved");
    }, Page::new), status);
  }

  private static FormFields returned(WebResult answer, int status) {
    PageWithStatus page = (PageWithStatus) answer;
    assertThat(page.status()).isEqualTo(status);
    return ((Page) page.page()).form();
  }

  private static Map<String, String> keys(FormFields form) {
    var keys = new java.util.LinkedHashMap<String, String>();
    form.mistakes().forEach((field, mistake) -> keys.put(field, mistake.key()));
    return keys;
  }
}
