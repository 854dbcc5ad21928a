package id.payung.platform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;

class FormTests extends FormFixture {
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
}
